import { ACCESSIBILITY_TEXT } from '../../../text/pages/about.ts';
import type { Frame } from '../../layout/frame.ts';
import type { Html } from '../../page-context.ts';
import { aboutPage } from './about-page.ts';

/** `/tillganglighet`: for whom the pages work, and whom to tell where they do not. */
export function accessibilityPage(frame: Frame): Html {
  return aboutPage(frame, ACCESSIBILITY_TEXT);
}
