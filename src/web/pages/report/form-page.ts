import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { FormPageModel } from '../../page-models.ts';
import { reportModel } from './report-model.ts';
import { reportTemplate } from './report-template.ts';

/** A task's form, with everything typed still there whatever was wrong with it. */
export async function formPage(context: PageContext, form: FormPageModel): Promise<Html> {
  const model = reportModel(context, form);
  const frame = await frameOf(context, form.sight.facts.address.year);
  const body = reportTemplate(model, { plan: form.plan, task: form.task.key, viewer: context.viewer });
  const title = model.faults.length > 0 ? `${model.faultsHeading}: ${model.title}` : model.title;
  return renderDocument(frame, { title, body });
}
