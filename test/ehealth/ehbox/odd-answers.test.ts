import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readAbsences,
  readAcknowledgementStatus,
  readMessageIds,
  readRefusedSubstitutes,
} from '../../../plugin/ehealth/ehbox/consultation/box-reader.ts';
import { isDamaged, readLetter } from '../../../plugin/ehealth/ehbox/consultation/letter-reader.ts';
import { readMessageList } from '../../../plugin/ehealth/ehbox/consultation/list-reader.ts';
import { readRecipientAbsences } from '../../../plugin/ehealth/ehbox/publication/send-response.ts';
import { escapeAttribute, escapeText } from '../../../plugin/ehealth/xml/escape.ts';
import { answer } from './samples.ts';

/** Elements of the service in any order, number and depth, with texts that fit or do not. */
const names = [
  ...['Message', 'MessageId', 'Destination', 'DestinationContext', 'Sender', 'MessageInfo', 'Id'],
  ...['ContentInfo', 'ContentContext', 'Content', 'ContentSpecification', 'ContentType', 'User'],
  ...['Document', 'Annex', 'EncryptableTitle', 'EncryptableBinaryContent', 'Table', 'Row', 'OoO'],
  ...['EncryptableTextContent', 'EncryptableINSSPatient', 'FreeInformations', 'CustomMeta', 'Key'],
  ...['EncryptableFreeText', 'EncryptableOldFreeInformation', 'Acknowledgment', 'AckType', 'Meta'],
  ...['Error', 'Failure', 'Recipient', 'Substitute', 'AbsentFrom', 'Value', 'Size', 'StartDate'],
  ...['AcknowledgmentsStatus', 'DateTime', 'OoOId', 'Unknown'],
];
const texts = ['', '0000000A1B2C3', 'cid:a', 'cid:%zz', 'YQ==', '*', '2026-02-30', '9e9', 'READ'];

const { xml } = fc.letrec<{ xml: string }>((tie) => ({
  xml: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc
      .oneof(fc.constantFrom(...texts), fc.string({ maxLength: 4 }))
      .map((text) => escapeText(text.replace(/[^\x20-\x7e]/g, ''))),
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.array(tie('xml'), { maxLength: 5 }),
        fc.constantFrom(...texts),
      )
      .map(
        ([name, content, value]) =>
          `<${name} MessageId="${escapeAttribute(value)}">${content.join('')}</${name}>`,
      ),
  ),
}));

const element = fc
  .array(xml, { maxLength: 6 })
  .map((content) =>
    answer('OddResponse', `<Message>${content.join('')}</Message>${content.join('')}`),
  );

describe('readers of answers', () => {
  it('reads any elements at all, however odd', () => {
    const bytes = Buffer.from('a');
    const attachments = [{ contentId: 'a', mediaType: '', bytes }];
    fc.assert(
      fc.property(element, (response) => {
        const { entries, unusable, listed } = readMessageList(response);
        expect(entries.length + unusable).toBe(listed);
        expect(typeof isDamaged(readLetter(response, attachments))).toBe('boolean');
        for (const read of [
          ...[readMessageIds, readAbsences, readRefusedSubstitutes, readRecipientAbsences],
          readAcknowledgementStatus,
        ])
          expect(Array.isArray(read(response))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
