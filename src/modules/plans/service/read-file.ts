import { ok, searchKey, type Refusal, type Result, type Upload } from '../../../kernel/index.ts';
import { makeAgencyResolver, readAgencyRegister, withoutAgencies } from '../../agencies/index.ts';
import type { AgencySource, PlanRelease, ResolveAgency } from '../domain/index.ts';
import { readPlan, readRelease } from '../import/index.ts';

/** A file on its way in: a published text, or the YAML of a digital copy. */
export interface PlanFile extends Upload {
  readonly format?: 'txt' | 'html' | 'docx' | undefined;
}

/** Reads a file into a release: YAML as it stands, a text by the reader, its findings open. */
export async function releaseOfFile(
  file: PlanFile,
  resolveAgency: AgencySource,
): Promise<Result<PlanRelease, Refusal>> {
  if (/\.ya?ml$/i.test(file.name)) {
    return readRelease(new TextDecoder('utf-8').decode(file.bytes), file.name);
  }
  const read = await readPlan(file.bytes, {
    format: file.format,
    fileName: file.name,
    resolveAgency,
  });
  if (!read.ok) return read;
  const { reading, lines, format } = read.value;
  const source = { name: file.name, format, sha256: reading.document.sha256, lines };
  return ok({ reading, source, resolutions: [], links: [], approval: null });
}

/**
 * What agencies are called, by the register of the release. A plan of another province has agencies
 * of its own: there our names say nothing, only the kinds and abbreviations that all share.
 */
export function agencyResolver(): AgencySource {
  const register = readAgencyRegister();
  const ours = makeAgencyResolver(register);
  let others: ResolveAgency | null = null;
  const city = searchKey(register.city ?? '');
  const byIssuer = (issuer: string | null): ResolveAgency => {
    if (issuer === null || searchKey(issuer).includes(city)) return ours;
    others ??= makeAgencyResolver(withoutAgencies(register));
    return others;
  };
  return Object.assign((raw: string) => ours(raw), { byIssuer });
}
