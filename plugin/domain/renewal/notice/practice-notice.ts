import type { Language } from '../../../i18n/language.ts';
import { translator } from '../../../i18n/index.ts';
import { plural } from '../../../i18n/plural.ts';
import { urgentPath } from '../page-path.ts';
import type { HostNotice } from './host-notice.ts';

/** Of the one notice that is about a whole practice; the overview itself does not repeat it. */
export const practiceNoticeId = 'practice-urgent';

/** For admins: how many certificates of the practice are urgent; null when none is. */
export function practiceNotice(urgent: number, language: Language): HostNotice | null {
  if (urgent === 0) return null;
  const t = translator(language);
  return {
    noticeId: practiceNoticeId,
    certificateId: '',
    severity: 'critical',
    title: plural({ t }, 'practiceNotice.title', urgent),
    text: t('practiceNotice.text'),
    action: t('practiceNotice.action'),
    path: urgentPath,
    notAfter: null,
    prominent: true,
  };
}
