import { toJSONSchema } from 'zod/mini';
import type { Operation } from '../../src/kernel/index.ts';

/** What is wrong with a contract: its operation, and why. */
export interface ContractFault {
  readonly operation: string;
  readonly why: string;
}

/** What the house knows when it looks at contracts. */
export interface House {
  /** Every refusal code that has a kind and texts. */
  readonly errors: ReadonlySet<string>;
  /** Every permission that some role gives. */
  readonly permissions: ReadonlySet<string>;
}

interface ObjectSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, { readonly format?: string }>>;
  readonly required?: readonly string[];
}

/** Checks contracts one by one and against each other. */
export function checkContracts(
  operations: readonly Operation[],
  house: House,
): readonly ContractFault[] {
  const seenIds = new Set<string>();
  const seenAddresses = new Set<string>();
  return operations.flatMap((operation) => {
    const { id, method, path } = operation;
    const address = `${method} ${path.replace(/:\w+/g, ':')}`;
    const faults = [
      seenIds.has(id) ? 'another operation has its id' : null,
      seenAddresses.has(address) ? `another operation has its address ${address}` : null,
      ...faultsOf(operation, house),
    ];
    seenIds.add(id);
    seenAddresses.add(address);
    return faults
      .filter((why) => why !== null)
      .map((why): ContractFault => ({ operation: id, why }));
  });
}

function faultsOf(operation: Operation, house: House): readonly (string | null)[] {
  const { id, method, path, permission, audit, errors, summary } = operation;
  const input = schemaOf(operation);
  const fields = Object.keys(input.properties ?? {});
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const known = permission === 'public' || permission === 'signed_in';
  const scoped = Object.values(operation.scopedBy ?? {});
  return [
    /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/.test(id) ? null : 'its id is not noun.verb',
    path.startsWith('/api/') ? null : 'its path is not below /api',
    known || house.permissions.has(permission) ? null : `no role gives ${permission}`,
    method === 'GET' && audit === 'write' ? 'a GET writes' : null,
    summary.vi.trim() === '' || summary.en.trim() === '' ? 'a summary is empty' : null,
    input.type === 'object' ? null : 'its input is not an object',
    ...writeFaults(operation, input),
    ...inPath.map((name) => (fields.includes(name) ? null : `:${name} is not in its input`)),
    ...scoped.map((name) => (fields.includes(name) ? null : `scopedBy ${name} is no input`)),
    ...errors.map((code) => (house.errors.has(code) ? null : `no module declares ${code}`)),
    new Set(errors).size === errors.length ? null : 'a refusal code stands twice',
  ];
}

/** A write can be sent twice, so it holds an id made by its caller. */
function writeFaults(operation: Operation, input: ObjectSchema): readonly (string | null)[] {
  if (operation.audit !== 'write' || operation.session !== undefined) return [];
  const requestId = input.properties?.['requestId'];
  if (requestId === undefined) return ['a write without requestId'];
  return [
    requestId.format === 'uuid' ? null : 'requestId is not a uuid',
    (input.required ?? []).includes('requestId') ? null : 'requestId may be left out',
  ];
}

function schemaOf(operation: Operation): ObjectSchema {
  return toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as ObjectSchema;
}
