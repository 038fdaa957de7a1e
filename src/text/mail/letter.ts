/** A piece of running text. A link carries its address in both twins. */
export type Inline = string | { readonly strong: string } | { readonly text: string; readonly url: string };

/** What a letter is made of. Both twins, HTML and text, are written from these blocks and nothing else. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'button'; readonly text: string; readonly url: string }
  | { readonly kind: 'soft'; readonly content: readonly Inline[] };

export type Letter = {
  readonly subject: string;
  readonly municipality: string;
  readonly headline: string;
  readonly blocks: readonly Block[];
};

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function paragraph(...content: Inline[]): Block {
  return { kind: 'paragraph', content };
}

export function soft(...content: Inline[]): Block {
  return { kind: 'soft', content };
}

export function list(items: readonly (readonly Inline[])[]): Block {
  return { kind: 'list', items };
}

export function button(text: string, url: string): Block {
  return { kind: 'button', text, url };
}
