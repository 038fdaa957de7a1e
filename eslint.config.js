import tseslint from 'typescript-eslint';

/** Every rule stops: nothing only warns. */
export default tseslint.config(
  {
    ignores: ['node_modules', '.data', 'coverage', 'src/database/generated', 'docs', 'src/web/static'],
  },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A const array and a union instead of an enum.' },
        { selector: 'TSParameterProperty', message: 'Write the field out.' },
        { selector: 'ExportAllDeclaration', message: 'Import from the file itself.' },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers read as they are written; anything else in a template is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The unused rest is how a key is left out of an object.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // `() => doIt()` is how a callback that answers nothing is written here.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `environment['NAME']`: an index signature is read by its key, as TypeScript's own option says.
      '@typescript-eslint/dot-notation': 'off',
      // Functions of a table share one type, and some of them have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // `LocalDate | 'at-once'` says what a text may be, though the type is a text either way.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // A text is taken apart by code points, which is what columns and suggestions count.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // `() => void doIt()` and `return void doIt()` are how a call's answer is dropped in one line.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // An empty text is nothing in a form, an environment variable and a file: `||` is meant.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'workflows/**/*.ts', 'activities/**/*.ts'],
    ignores: ['src/contract/settings.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/contract/settings.ts.' },
      ],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      // A handler changes what the workflow looks at while it waits, which the checker cannot see.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // What a test measures it prints.
      'no-console': 'off',
      // A test looks into answers of any shape, and fails when they have another.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The tools' own settings files are read by their default export.
    files: ['*.ts', 'tests/support/global-setup.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
