import { describe, expect, it } from 'vitest';
import { ruleFacts, RULE_DAY, settledOf } from '../../../tests/support/law-rules.ts';
import type { Bool, Num, Settled } from '../ir.ts';
import { packedDay } from '../settle/days.ts';
import { Emitter } from './emit.ts';
import { payment } from './payment.ts';

const number = (value: number): Num => ({ k: 'number', value, scale: 0 });
const is = (fact: string): Bool => ({ k: 'is', of: { fact, member: false } });
const percent: Num = { k: 'quantity', of: { fact: 'percent', member: false } };
const cite = { document: 'x', article: 'x' };

/** The statements for one row, of columns without unknowns or with them. */
function text(settled: Settled, known = true): string {
  const shared = {
    facts: ruleFacts,
    today: packedDay(RULE_DAY),
    columns: new Map(),
    counted: new Map(),
    tables: [],
  };
  return payment(settled, new Emitter(shared, known));
}

const low = { id: 'low', when: is('pregnant'), amount: number(2) };
const high = { id: 'high', when: is('rural'), amount: number(9) };
const nothing = { id: 'nothing', when: is('rural'), amount: number(0) };
const open = { id: 'open', when: is('rural'), amount: percent };

describe('the statements that pay one row', () => {
  it('ask constants from the highest on and stop at the first that holds', () => {
    expect(text(settledOf([low, high, nothing]))).toBe(
      [
        'let x=0,c=-1;',
        'if(f_rural===1){x=9;c=1;}',
        'else if(f_pregnant===1){x=2;c=0;}',
        'lo[i]=x;won[i]=c;',
        'if(x>0){entitled++;total+=x;}',
      ].join('\n'),
    );
  });

  it('keep the first of two that are equally high', () => {
    const lines = text(settledOf([low, { ...high, amount: number(2) }])).split('\n');
    expect(lines.slice(1, 3)).toEqual([
      'if(f_pregnant===1){x=2;c=0;}',
      'else if(f_rural===1){x=2;c=1;}',
    ]);
  });

  it('compare amounts that differ from person to person', () => {
    expect(text(settledOf([low, open]))).toContain(
      'if(f_rural===1){const a=f_percent;if(a>x){x=a;c=1;}}',
    );
  });

  it('keep both bounds, and no winner where they differ, as soon as something is open', () => {
    const lines = text(settledOf([low, open]), false);
    expect(lines).toContain('if(f_pregnant===1){const a=2;if(a>x){x=a;c=0;}}');
    expect(lines).toContain('if(f_pregnant!==0){const b=2;if(b>y)y=b;}');
    expect(lines).toContain('if(x!==y)c=-1;');
    expect(lines).toContain('if(x!==y)undecided++;else if(x>0){entitled++;total+=x;}');
  });

  it('ask once where only the amount is open', () => {
    const certain = { id: 'x', when: { k: 'bool', value: true } as const, amount: percent };
    expect(text(settledOf([certain]), false)).toContain(
      'if(true){const a=f_percent;if(a>x){x=a;c=0;}const b=f_percentH;if(b>y)y=b;}',
    );
  });

  it('pay nothing to nobody where there is no case', () => {
    const settled = settledOf([], { total: number(0) });
    expect(text(settled)).toContain('const x=0;let c=-1;');
  });
});

describe('a total is followed on the way only where it is the highest of its cases', () => {
  const plain = settledOf([low, high]);
  const parts = plain.total.k === 'greatest' ? plain.total.of : [];
  const isFollowed = (settled: Settled): boolean => text(settled).startsWith('let x=0,c=-1;');

  it.each<readonly [string, Settled, boolean]>([
    ['the highest', plain, true],
    ['one, never two', { ...plain, combine: 'one' }, true],
    ['the first', settledOf([low, high], { combine: 'first' }), false],
    ['the sum', settledOf([low, high], { combine: 'sum' }), false],
    ['the first, written as the highest', { ...plain, combine: 'first' }, false],
    ['the sum, written as the highest', { ...plain, combine: 'sum' }, false],
    ['with one on top', settledOf([low, high], { plus: [{ case: 0, with: [1], cite }] }), false],
    [
      'with a floor',
      { ...plain, total: { k: 'greatest', of: [number(1), ...parts.slice(1)] } },
      false,
    ],
    [
      'in another order',
      { ...plain, total: { k: 'greatest', of: [number(0), ...parts.slice(1).toReversed()] } },
      false,
    ],
    ['with a part more', { ...plain, total: { k: 'greatest', of: [...parts, number(0)] } }, false],
    ['with a part less', { ...plain, total: { k: 'greatest', of: parts.slice(0, 2) } }, false],
    ['of the same nodes made again', { ...plain, total: structuredClone(plain.total) }, true],
    [
      'with something paid where a case does not hold',
      {
        ...plain,
        total: {
          k: 'greatest',
          of: parts.map((part) => (part.k === 'choose' ? { ...part, otherwise: number(1) } : part)),
        },
      },
      false,
    ],
  ])('%s: %s', (_title, settled, expected) => {
    expect(isFollowed(settled)).toBe(expected);
  });
});
