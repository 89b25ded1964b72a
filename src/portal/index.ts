export {
  definePage,
  href,
  textsOf,
  type Look,
  type Page,
  type PageAt,
  type PageView,
} from './page.ts';
export { portalMessages } from './messages.ts';
export { LinkList, SearchBox, Side, SummaryList, Table, type TableColumn } from './parts.tsx';
export { aboutView, errorView, renderPage } from './render.tsx';
