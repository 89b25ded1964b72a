import { type ErrorTable, refuser } from '../../../kernel/index.ts';

/** Why a file is not read as a plan: the file's matter, or that the server has no room for it now. */
export const planImportErrors = {
  encoding: 'input',
  'plan.not_recognised': 'input',
  'plan.empty': 'input',
  'plan.too_large': 'limited',
  'plan.too_many_lines': 'limited',
  'plan.too_many_letters': 'limited',
  'plan.too_many_paragraphs': 'limited',
  'plan.too_much_memory': 'limited',
  'plan.reading_too_long': 'limited',
  'plan.readings_busy': 'limited',
  'plan.reading_cancelled': 'unavailable',
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
