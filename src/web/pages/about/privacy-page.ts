import { PRIVACY_TEXT } from '../../../text/pages/about.ts';
import type { Frame } from '../../layout/frame.ts';
import type { Html } from '../../page-context.ts';
import { aboutPage } from './about-page.ts';

/** `/personuppgifter`: what is kept about whom, and who sees it. */
export function privacyPage(frame: Frame): Html {
  return aboutPage(frame, PRIVACY_TEXT);
}
