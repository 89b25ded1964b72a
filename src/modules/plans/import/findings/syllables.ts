/**
 * Which letters can make a Vietnamese syllable: onset, rhyme and tone. A written form outside of
 * it ("thưc", "tácquản") is a slip of the keyboard or no Vietnamese word.
 */

const onsets = [
  'ngh,ch,gh,gi,kh,ng,nh,ph,qu,th,tr,b,c,d,đ,g,h,k,l,m,n,p,r,s,t,v,x',
  '', // a syllable may begin with its vowel
]
  .join(',')
  .split(',');

const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
   i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
   om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
   u ua uân uâng uât uây uê uêch uênh uy uya uych uyên uyêt uyn uynh uyp uyt uyu uơ uôc uôi uôm
   uôn uông uôt uc ui um un ung up ut
   ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y yêm yên yêng yêt yêu yn ynh yt yu ya`
    .split(/\s+/)
    .filter((each) => each !== ''),
);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** True when the letters, in lower case, can be one Vietnamese syllable. */
export function isSyllable(low: string): boolean {
  const parts = low.normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const bare = parts.replace(TONES, '').normalize('NFC');
  const isStopped = /(?:ch|c|p|t)$/.test(bare) && bare.length > 1;
  if (isStopped && tones[0] !== '\u0301' && tones[0] !== '\u0323') return false;
  return onsets.some((onset) => {
    const rhyme = bare.slice(onset.length);
    return bare.startsWith(onset) && rhymes.has(rhyme) && isSpelled(onset, rhyme);
  });
}

/** The same sound is written k, gh, ngh before e, ê, i, y and c, g, ng before other vowels. */
function isSpelled(onset: string, rhyme: string): boolean {
  const isFront = /^[eêiy]/.test(rhyme);
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return isFront;
  if (onset === 'c' || onset === 'ng') return !isFront;
  return onset !== 'g' || !/^[eê]/.test(rhyme);
}

/** Letters without any mark: what a typist pressed before the marks ("thường" → "thuong"). */
export function baseLetters(low: string): string {
  return low.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}

/** True when one slip of the keyboard lies between two syllables: a mark, or one letter. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other) return false;
  const [left, right] = [baseLetters(one), baseLetters(other)];
  return left === right || isOneEdit(left, right);
}

/** True when one letter is added, left out, changed, or two neighbours are swapped. */
export function isOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [a, b] = [left.slice(at), right.slice(at)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
