import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, decodeXmlText, XmlDamaged, xmlEvents, type XmlEvent } from './xml.ts';

const read = (xml: string): readonly XmlEvent[] => [...xmlEvents(xml)];
const textOf = (xml: string): string =>
  read(xml)
    .map((event) => (event.kind === 'text' ? event.text : ''))
    .join('');

function damageOf(xml: string): string {
  try {
    read(xml);
  } catch (fault) {
    if (fault instanceof XmlDamaged) return fault.reason;
    throw fault;
  }
  return 'whole';
}

describe('the XML of office files', () => {
  test('is walked from front to end', () => {
    expect(read('<?xml version="1.0"?><a x="1"><b/>chữ</a>')).toEqual([
      { kind: 'open', name: 'a', attributes: ' x="1"', empty: false },
      { kind: 'open', name: 'b', attributes: '', empty: true },
      { kind: 'text', text: 'chữ' },
      { kind: 'close', name: 'a' },
    ]);
  });

  test('has its five entities and numbers decoded, others left as written', () => {
    expect(textOf('<a>S&amp;T &lt;&#272;&#x1EAF;c&gt; &nbsp;</a>')).toBe('S&T <Đắc> &nbsp;');
    expect(decodeXmlText('&#0;&#xD800;&#x110000;&#-1;')).toBe('\ufffd\ufffd\ufffd&#-1;');
  });

  test('keeps what CDATA holds, leaves comments out', () => {
    expect(textOf('<a><!-- <b> --><![CDATA[<1 & 2>]]></a>')).toBe('<1 & 2>');
  });

  test('finds the end of a tag behind the signs that its values hold', () => {
    expect(read(`<a x="1>2" y='3">4'/>`)).toEqual([
      { kind: 'open', name: 'a', attributes: ` x="1>2" y='3">4'`, empty: true },
    ]);
  });

  test('gives an attribute by its whole name', () => {
    const attributes = ` w:val="Đầu &amp; cuối" xw:val="no" w:ilvl='2' w:none=""`;
    expect(attribute(attributes, 'w:val')).toBe('Đầu & cuối');
    expect(attribute(attributes, 'w:ilvl')).toBe('2');
    expect(attribute(attributes, 'w:none')).toBe('');
    expect(attribute(attributes, 'val')).toBeNull();
  });
});

describe('damaged XML', () => {
  test.each([
    ['nothing', ''],
    ['no tag', 'chỉ có chữ'],
    ['a tag without an end', '<a><b'],
    ['an element that stays open', '<a><b></b>'],
    ['one that was never open', '<a></a></b>'],
    ['a value without an end', '<a x="1></a>'],
    ['a comment without an end', '<a><!-- '],
    ['CDATA without an end', '<a><![CDATA[x'],
    ['a declaration without an end', '<?xml '],
    ['a tag without a name', '<a>< /a>'],
  ])('is said to be damaged: %s', (_title, xml) => expect(damageOf(xml)).toBe('damaged'));

  test('that declares a document type is refused before any entity is known', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    expect(damageOf(bomb)).toBe('doctype');
    expect(damageOf('<a><!ELEMENT x></a>')).toBe('doctype');
  });

  test('that was cut off in a long tag takes no longer than its length', () => {
    const began = performance.now();
    for (const filling of ['a', 'a ', 'a="', "'", '"" ']) {
      expect(damageOf(`<w:p><${filling.repeat(200_000)}`)).toBe('damaged');
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('of any shape is an answer, never another fault', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '>',
      '"',
      "'",
      '<!--',
      '-->',
      '<?',
      '&#x',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(['whole', 'damaged', 'doctype']).toContain(damageOf(pieces.join('')));
      }),
    );
  });
});
