import { describe, expect, it } from 'vitest';
import {
  boxOfHolder,
  holderOfBox,
  kindOfQuality,
  knownQualities,
} from '../../../plugin/ehealth/ehbox/addressing.ts';

describe('addressing', () => {
  it.each([
    ['SSIN', '00000000097', 'INSS', null],
    ['NIHII', '00000097', 'NIHII', null],
    ['NIHII-HOSPITAL', '00000097', 'NIHII', 'HOSPITAL'],
    ['NIHII-OF_PHYSIOS', '00000097', 'NIHII', 'OF_PHYSIOS'],
    ['CBE', '0000000097', 'CBE', null],
    ['CBE-TREAT_CENTER', '0000000097', 'CBE', 'TREATMENT_CENTER'],
    ['CBE-CONSORTIUM', '0000000097', 'CBE', 'CONSORTIUM'],
    ['EHP-CTRL_ORGANISM', '0000000097', 'EHP', 'CTRL_ORGANISM'],
  ])('keeps %s %s and its box apart by name alone', (type, id, boxType, subType) => {
    const box = { id, type: boxType, subType, quality: 'Q' };
    expect(boxOfHolder({ type, id }, 'Q')).toEqual(box);
    expect(holderOfBox(box)).toEqual({ type, id, applicationId: null });
  });

  it.each([
    ['NIHII', '97', '00000097'],
    ['NIHII', '00000097001', '00000097'],
    ['INSS', '97', '00000000097'],
    ['CBE', '97', '0000000097'],
  ])('pads and cuts the number of %s %s', (type, id, expected) => {
    expect(holderOfBox({ id, type, subType: null, quality: '' }).id).toBe(expected);
  });

  it('knows whose a quality is, and takes others as they come', () => {
    expect(['DOCTOR', 'CITIZEN', 'HOSPITAL', 'NEW', 'toString'].map(kindOfQuality)).toEqual([
      'person',
      'citizen',
      'organisation',
      null,
      null,
    ]);
    expect(knownQualities('person')).toHaveLength(32);
    expect(knownQualities('organisation')).toHaveLength(19);
  });
});
