import { describe, expect, test } from 'vitest';
import { plainText } from '../plugin/plain-text.ts';

describe('plainText', () => {
  test.each([
    ['a<br>b', 'a\nb'],
    ['<p>a &lt;b&gt; &#233; &#xE9; &eacute; &unknown; &#0;</p>', 'a <b> é é é &unknown; \ufffd'],
    ['<!-- <p>hidden</p> -->shown', 'shown'],
    ['<script>if (a</b>) x</script>shown', 'shown'],
    ['<style>p{}</style><title>t</title>shown', 'shown'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a  b'],
    ['<p>unclosed <b', 'unclosed <b'],
  ])('returns the words of %s', (html, expected) => {
    expect(plainText(html)).toBe(expected);
  });

  test('takes time that grows with the length alone', () => {
    const long = '<'.repeat(200_000) + '<!--'.repeat(20_000) + '&#'.repeat(50_000);
    const before = performance.now();
    plainText(long);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
