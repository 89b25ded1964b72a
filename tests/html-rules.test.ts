import { describe, expect, test } from 'vitest';
import { documentFaults, htmlFaults } from './support/html-rules.ts';

/* The rules by which drawn screens and pages are judged, each tried with a planted fault. */

const good =
  '<!doctype html><html lang="vi"><head><title>Kế hoạch</title></head><body>' +
  '<header><a href="/">An Sinh</a></header><main><h1>Kế hoạch</h1><h2>Nhiệm vụ</h2>' +
  '<label for="q">Tìm</label><input id="q"><table><caption>Nhiệm vụ</caption><thead><tr>' +
  '<th scope="col">Mã</th></tr></thead><tbody><tr><td>14/06/2013</td></tr></tbody></table>' +
  '</main><footer>x</footer></body></html>';

describe('a page of any kind', () => {
  test('that keeps the rules has no fault', () => {
    expect(documentFaults(good, 'vi')).toEqual([]);
  });

  test.each([
    ['<p>a</p><script>x</script>', '<script>'],
    ['<p onclick="x">a</p>', 'onclick'],
    ['<a href="javascript:alert(1)">a</a>', 'javascript:alert(1)'],
    ['<a href="data:text/html,x">a</a>', 'data:text/html,x'],
    ['<iframe title="a"></iframe>', '<iframe>'],
    ['<h1>a</h1><h3>b</h3>', 'h3 follows h1'],
    ['<nav aria-label="a"></nav><nav></nav>', 'a <nav> has no name'],
    ['<nav aria-label="a"></nav><nav aria-label="a"></nav>', 'two <nav> are called “a”'],
    ['<h1>a</h1><h1>b</h1>', '2 headings of level 1'],
    ['<input id="a">', '<input a> has no name'],
    ['<button></button>', '<button > has no name'],
    ['<a href="/x"></a>', '<a > has no name'],
    ['<select id="s"><option></option></select>', '<select s> has no name'],
    ['<table><caption>c</caption><tr><th>a</th></tr></table>', 'th “a” has no scope'],
    ['<table><tr><td>a</td></tr></table>', 'a table has no name'],
    ['<p id="a">a</p><p id="a">b</p>', 'two #a'],
    ['<label for="none">a</label>', 'no #none'],
    ['<p>Năm undefined</p>', 'undefined'],
    ['<p>NaN dòng</p>', 'NaN'],
    ['<p>[object Object]</p>', '[object Object]'],
    ['<p>Kế hoạch {number}</p>', '{number}'],
    ['<p>ngày 2013-06-14.</p>', '2013-06-14'],
  ])('%s is a fault', (html, fault) => {
    expect(htmlFaults(html)).toContain(fault);
  });

  test.each([
    '<label>Tìm <input></label>',
    '<input aria-label="Tìm">',
    '<b id="x">Tìm</b><input aria-labelledby="x">',
    '<input type="hidden">',
    '<span aria-hidden="true"><button></button></span>',
    '<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>',
    '<div role="region" aria-label="x"><table><tr><td>a</td></tr></table></div>',
    '<p>4220-KH-UBND-2013, 10.02.2013, 01/02/2013-03/02/2013</p>',
  ])('%s is none', (html) => {
    expect(htmlFaults(html)).toEqual([]);
  });

  test.each([
    [good.replace('lang="vi"', ''), 'lang is absent'],
    [good.replace('lang="vi"', 'lang="en"'), 'lang is en'],
    [good.replace('<!doctype html>', ''), 'no doctype'],
    [good.replace('<title>Kế hoạch</title>', '<title> </title>'), 'empty title'],
    [good.replace(/<h1>.*<\/h1>/, ''), '0 <h1>'],
    [good.replace('<main>', '<main></main><main>'), '2 <main>'],
  ])('a document needs its frame', (html, fault) => {
    expect(documentFaults(html, 'vi')).toContain(fault);
  });
});
