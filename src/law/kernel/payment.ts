import type { Num, Settled } from '../ir.ts';
import { scaleOf } from '../settle/fold.ts';
import type { Emitter } from './emit.ts';
import { keyOf } from './nodes.ts';
import { isNumber } from './text.ts';
import { candidatesOf } from './winner.ts';

/**
 * The statements for one row: what is paid into `lo[i]` (and `hi[i]` where it may differ), the
 * winner into `won[i]`, and the sums. A total that is plainly the highest of its cases finds the
 * winner on the way; every other is worked out first and asked who reached it.
 */
export function payment(settled: Settled, emitter: Emitter): string {
  const text = isHighest(settled) ? highest(settled, emitter) : anyTotal(settled, emitter);
  return [...emitter.lines, ...text].join('\n');
}

/** True when the total is the greatest of nothing and each case on its own, in order. */
function isHighest({ total, cases, combine, plus }: Settled): boolean {
  if (total.k !== 'greatest' || plus.length > 0) return false;
  if (combine !== 'max' && combine !== 'one') return false;
  const isNothing = (num: Num | undefined): boolean => num?.k === 'number' && num.value === 0;
  const [first, ...rest] = total.of;
  return (
    isNothing(first) &&
    rest.length === cases.length &&
    rest.every((part, index) => {
      const each = cases[index];
      if (part.k !== 'choose' || each === undefined || !isNothing(part.otherwise)) return false;
      const same = part.when === each.when && part.gives === each.amount;
      return same || keyOf([part.when, part.gives]) === keyOf([each.when, each.amount]);
    })
  );
}

function highest({ cases, total }: Settled, emitter: Emitter): readonly string[] {
  const scale = scaleOf(total);
  const paid = cases.map((each) => ({
    ...emitter.bool(each.when),
    ...emitter.num(each.amount, scale),
  }));
  const decided = paid.every(({ must, may, lo, hi }) => must === may && lo === hi);
  if (decided && paid.every(({ lo }) => isNumber(lo))) {
    // Amounts that are constants: from the highest on, whoever is first has won.
    const paying = [...paid.entries()].filter(([, { lo }]) => Number(lo) > 0);
    const ranked = paying.toSorted(([, a], [, b]) => Number(b.lo) - Number(a.lo));
    const steps = ranked.map(([index, { must, lo }]) => `if(${must}){x=${lo};c=${index};}`);
    return ['let x=0,c=-1;', steps.join('\nelse '), ...sureEnd];
  }
  const blocks = paid.map(({ must, may, lo, hi }, index) => {
    const lower = `const a=${lo};if(a>x){x=a;c=${index};}`;
    const upper = `const b=${hi};if(b>y)y=b;`;
    if (decided) return `if(${must}){${lower}}`;
    return must === may
      ? `if(${must}){${lower}${upper}}`
      : `if(${must}){${lower}}if(${may}){${upper}}`;
  });
  if (decided) return ['let x=0,c=-1;', ...blocks, ...sureEnd];
  return ['let x=0,y=0,c=-1;', ...blocks, 'if(x!==y)c=-1;', ...openEnd];
}

function anyTotal(settled: Settled, emitter: Emitter): readonly string[] {
  const { lo, hi } = emitter.remember(settled.total);
  const asking = emitter.fork();
  const asked = candidatesOf(settled).map(
    (each) => [each.case, asking.bool(each.when).must] as const,
  );
  for (const name of asking.reads) emitter.reads.add(name);
  const winner = asked.reduceRight((rest, [index, must]) => `${must}?${index}:${rest}`, '-1');
  const find = [...asking.lines, `c=${winner};`].join('\n');
  if (lo === hi) return [`const x=${lo};let c=-1;`, `if(x>0){\n${find}\n}`, ...sureEnd];
  return [`const x=${lo},y=${hi};let c=-1;`, `if(x===y&&x>0){\n${find}\n}`, ...openEnd];
}

const sureEnd = ['lo[i]=x;won[i]=c;', 'if(x>0){entitled++;total+=x;}'];
const openEnd = [
  'lo[i]=x;hi[i]=y;won[i]=c;',
  'if(x!==y)undecided++;else if(x>0){entitled++;total+=x;}',
];
