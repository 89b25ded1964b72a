import {
  err,
  matchesSearch,
  normalForm,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordRead } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { holds, listUsers, roleName } from '../../access/index.ts';
import { findAgencies } from '../../agencies/index.ts';
import { findAreas } from '../../areas/index.ts';
import { searchPlans } from '../../plans/index.ts';
import { listDocuments, listValues, searchPolicies } from '../../policies/index.ts';
import type { findRecords } from '../contract/index.ts';
import { pageOf, rankFound, type Found } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { ask } from './ask.ts';

type Finder = (context: Context, words: string) => Promise<readonly Found[]>;

/** What is searched: one line a register, each asked with the caller's own right and scope. */
const finders: readonly Finder[] = [plans, programmes, documents, values, agencies, areas, users];

/** The records that fit some words, best first; only those whose page the caller may open. */
export async function serveFindRecords(
  context: Context,
  { q }: InputOf<typeof findRecords>,
): Promise<Result<ReplyOf<typeof findRecords>, Refusal>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const words = normalForm(q);
  if (words === '') return ok({ found: [] });
  const found: Found[] = [];
  for (const finder of finders) found.push(...(await finder(context, words)));
  return ok({ found: [...rankFound(found, words)] });
}

/** Pages of registers are staff's: whoever may not open one is offered nothing of it. */
const opens = ({ caller }: Context, permission: string): boolean => holds(caller, permission);

async function plans(context: Context, q: string): Promise<readonly Found[]> {
  if (!opens(context, 'plan.read')) return [];
  const reply = await ask(context, searchPlans, { q });
  return (reply?.results ?? []).map(({ plan, kind, code, text }) => ({
    kind,
    code: kind === 'plan' ? (plan.number ?? code) : code,
    text,
    within: kind === 'plan' ? '' : (plan.number ?? plan.title),
    href: kind === 'task' ? pageOf('task', `${plan.key}/${code}`) : pageOf('plan', plan.key),
  }));
}

async function programmes(context: Context, q: string): Promise<readonly Found[]> {
  const reply = await ask(context, searchPolicies, { q });
  return (reply?.results ?? []).map(({ programme, title }) => ({
    kind: 'programme',
    code: '',
    text: title,
    within: '',
    href: pageOf('programme', programme),
  }));
}

async function documents(context: Context, q: string): Promise<readonly Found[]> {
  const reply = await ask(context, listDocuments, {});
  return (reply?.documents ?? [])
    .filter(({ number, type, title }) => matchesSearch(`${type} ${number} ${title}`, q))
    .map(({ number, type, title, issuer }) => ({
      kind: 'document',
      code: number,
      text: `${type}: ${title}`,
      within: issuer,
      href: pageOf('document', number),
    }));
}

async function values(context: Context, q: string): Promise<readonly Found[]> {
  const reply = await ask(context, listValues, {});
  return (reply?.values ?? [])
    .filter(({ label, name }) => matchesSearch(`${label} ${name}`, q))
    .map(({ name, label, unit }) => ({
      kind: 'value',
      code: '',
      text: label,
      within: unit,
      href: pageOf('value', name),
    }));
}

async function agencies(context: Context, text: string): Promise<readonly Found[]> {
  if (!opens(context, 'agency.read')) return [];
  const reply = await ask(context, findAgencies, { text });
  return (reply?.agencies ?? []).map(({ code, name, parent }) => ({
    kind: 'agency',
    code,
    text: name,
    within: parent?.name ?? '',
    href: pageOf('agency', code),
  }));
}

async function areas(context: Context, text: string): Promise<readonly Found[]> {
  if (!opens(context, 'area.read')) return [];
  const reply = await ask(context, findAreas, { text });
  return (reply?.units ?? []).map(({ code, name, type, parent }) => ({
    kind: 'area',
    code,
    text: `${type} ${name}`,
    within: parent?.name ?? '',
    href: pageOf('area', code),
  }));
}

/** Accounts are personal data: that they were shown is recorded, as the list of accounts is. */
async function users(context: Context, q: string): Promise<readonly Found[]> {
  const reply = await ask(context, listUsers, { q });
  const found = reply?.users ?? [];
  if (found.length > 0) await recordRead(context, { kind: 'user', id: '*' }, 'record.find');
  return found.map(({ login, name, posts }) => ({
    kind: 'user',
    code: login,
    text: name,
    within: posts.map(({ role }) => roleName(role, context.language)).join(', '),
    href: pageOf('user', login),
  }));
}
