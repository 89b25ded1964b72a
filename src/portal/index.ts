export {
  defineDeedPage,
  definePage,
  href,
  textsOf,
  type Done,
  type Look,
  type Page,
  type PageAsked,
  type PageAt,
  type PageView,
} from './page.ts';
export { portalMessages } from './messages.ts';
export { LinkList, SearchBox, Side, SummaryList, Table, type TableColumn } from './parts.tsx';
export {
  CheckField,
  DateField,
  ErrorSummary,
  RadioField,
  TextField,
  type Choice,
} from './fields.tsx';
export { aboutView, errorView, renderPage } from './render.tsx';
