import { loadCycleFile } from '../contract/cycle-definition/load-cycle-file.ts';
import { checkYears } from '../domain/timetable/check-years.ts';
import { timetableSteps } from '../domain/timetable/timetable-answer.ts';
import { warnedYears } from '../domain/timetable/warned-years.ts';
import { cycleCheckUsage, cycleCheckText } from '../text/cycle-check.ts';
import { cycleFaultText } from '../text/cycle-faults.ts';
import { cycleWarningText } from '../text/cycle-warnings.ts';
import { readCheckArguments, yearsOf } from './cycle-check-arguments.ts';

/**
 * `cycle check FILE [--years 2018-2047] [--json]`, `argv` being what follows `check`: whether a definition is valid in
 * the läsår that start in those years (2026–2035 when none are given), and its dates (cycle-format §3).
 * Answers 0 valid, 1 refused (faults on stderr, one a line), 2 used wrongly, or no such file.
 */
export async function cycleCheck(
  argv: readonly string[],
  io: { readonly stdout: (text: string) => void; readonly stderr: (text: string) => void },
): Promise<0 | 1 | 2> {
  const wanted = readCheckArguments(argv);
  if (!wanted) {
    io.stderr(`${cycleCheckUsage}\n`);
    return 2;
  }
  const read = await Promise.resolve(loadCycleFile(wanted.file));
  if ('faults' in read) {
    for (const fault of read.faults) io.stderr(`${cycleFaultText(fault)}\n`);
    return read.faults.some(({ expected }) => expected === 'file') ? 2 : 1;
  }
  const { definition } = read;
  const checked = checkYears({ definition, years: yearsOf(definition.basis, wanted.years) });
  if ('faults' in checked) {
    for (const fault of checked.faults) io.stderr(`${cycleFaultText(read.locate(fault))}\n`);
    return 1;
  }
  const warnings = [
    ...read.warnings.map((warning) => cycleWarningText({ warning, years: [] })),
    ...warnedYears(checked.years).map(cycleWarningText),
  ];
  const years = checked.years.map(({ year, calendar, timetable }) => ({
    year,
    steps: timetableSteps({ definition, calendar, timetable }),
  }));
  const { name, version } = definition;
  if (wanted.json) io.stdout(`${JSON.stringify({ name, version, warnings, years }, null, 2)}\n`);
  else io.stdout(cycleCheckText({ definition, warnings, years }));
  return 0;
}
