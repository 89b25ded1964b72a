import { type ErrorTable, refuser } from '../../../kernel/index.ts';

/** Why a file cannot be read as a plan. Always the file's matter: exit 2, never a fault of ours. */
export const planImportErrors = {
  encoding: 'input',
  'plan.not_recognised': 'input',
  'plan.empty': 'input',
  'plan.too_large': 'limited',
  'plan.too_many_lines': 'limited',
  'plan.too_many_letters': 'limited',
  'plan.too_many_paragraphs': 'limited',
  'plan.pdf': 'input',
  'plan.old_word': 'input',
  'plan.unknown_format': 'input',
  'plan.not_docx': 'input',
  'plan.docx_damaged': 'input',
  'plan.docx_bomb': 'limited',
  'plan.docx_locked': 'input',
  'plan.docx_entities': 'input',
  'plan.too_deep': 'limited',
  'plan.format_option': 'input',
  'plan.no_file': 'not_found',
  'plan.folder': 'input',
  'plan.unreadable_file': 'input',
} as const satisfies ErrorTable;

export const refuseImport = refuser(planImportErrors);
