import { X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import request from 'supertest';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';
import { builtInAnchors } from '../../../plugin/pki/x509/trust-anchor.ts';
import { authorityUpload } from '../../../plugin/routes/middleware/upload.ts';
import { authoritiesPreviewScreens } from '../../../plugin/routes/administration/authorities-preview.ts';
import { authoritiesScreens } from '../../../plugin/routes/administration/authorities.ts';
import type { Store } from '../../../plugin/store/index.ts';
import type { IssuedCertificate } from '../../../plugin/domain/trust/expiring-authorities.ts';
import type { TrustServices } from '../../../plugin/domain/trust/service.ts';
import { invalidList } from '../../../plugin/domain/trust/list-error.ts';
import { createTrustStore } from '../../../plugin/domain/trust/trust-store.ts';
import { createTrustServices } from '../../../plugin/domain/trust/create-service.ts';
import { createTrustUpdates } from '../../../plugin/domain/trust/updates.ts';
import type { TrustPreview, TrustRefusal } from '../../../plugin/domain/trust/trust-entry.ts';
import type { CertificationAuthority } from '../../../simulator/pki/certification-authority.ts';
import { freshStore } from '../../store/store-fixture.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { practiceScreenApp, renderPage } from '../../support/servers/practice-screen-app.ts';
import { startPlugin } from '../../support/servers/plugin.ts';
import { aClinician } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  badges,
  byRole,
  each,
  notices,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';
import {
  anchorOf,
  fingerprintOf,
  newIssuing,
  newRoot,
  now,
} from '../../domain/trust/authorities.ts';

const admin = anAdmin();
const hostile = `<img src=x onerror="alert(1)">`;

let root: CertificationAuthority;
let issuing: CertificationAuthority;
let store: Store;
beforeAll(async () => {
  root = await newRoot('root CA 903');
  issuing = await newIssuing('issuing CA 903', root);
});
beforeEach(async () => {
  ({ store } = await freshStore());
});

interface Fixture {
  readonly actor?: Actor;
  readonly language?: Language;
  readonly updateBy?: 'operator' | 'admin';
  readonly issued?: readonly IssuedCertificate[];
  readonly now?: Date;
  readonly changes?: Partial<TrustServices>;
}

/** The two screens on the real services and a real store; which certificates rest on what is given. */
function anAuthoritiesApp({
  updateBy = 'admin',
  issued = [],
  changes = {},
  ...fixture
}: Fixture = {}) {
  const clock = () => fixture.now ?? now;
  const trustStore = createTrustStore({
    builtIn: builtInAnchors,
    settingsAnchors: [],
    settingsSigners: [{ certificate: root.certificate, environment: 'acceptance' }],
    repository: store.trust,
  });
  const services = createTrustServices({
    trustStore,
    updates: createTrustUpdates({
      repository: store.trust,
      trustStore,
      listSigners: [],
      now: clock,
    }),
    updateBy,
    issued: () => Promise.resolve(issued),
    now: clock,
  });
  const deps = {
    renderPage,
    trust: { ...services, ...changes },
    authorityUpload: authorityUpload(4096),
    environment: 'acceptance',
    now: clock,
  } as const;
  const screens = authoritiesScreens(deps).use(authoritiesPreviewScreens(deps));
  return practiceScreenApp(screens, fixture.actor ?? admin, fixture.language);
}

async function zipOf(...authorities: readonly CertificationAuthority[]): Promise<Buffer> {
  const zip = new ZipFile();
  authorities.forEach(({ certificate }, index) => zip.addBuffer(certificate, `${index}.cer`));
  zip.addBuffer(Buffer.from('no certificate'), `${hostile.replaceAll('/', '')}.cer`);
  zip.end();
  return buffer(zip.outputStream);
}

const pageOf = async (app: ReturnType<typeof anAuthoritiesApp>, path = '/m/authorities') =>
  readPage((await request(app).get(path).expect(200)).text);
const factsOf = ($: ReturnType<typeof readPage>) => texts($('dl').first().find('dd'));
const warningsOf = (page: Within) =>
  byRole(byRole(page, 'region', { name: 'À surveiller' }), 'heading', { level: 3 }).parent();
const refusedOf = (page: Within) => byRole(page, 'region', { name: 'Ce qui n’est pas repris' });
const send = (
  app: ReturnType<typeof anAuthoritiesApp>,
  file: Buffer,
  fields: Record<string, string> = {},
) =>
  request(app)
    .post('/m/authorities/updates')
    .field({ set: 'issuers', environment: 'acceptance', ...fields })
    .attach('file', file, 'Autorités.zip');
const previewed = async (app: ReturnType<typeof anAuthoritiesApp>) =>
  (await send(app, await zipOf(root, issuing)).expect(303)).headers['location']!;

describe('authorities screen', () => {
  test('lists each set by environment, the configured environment first', async () => {
    const $ = await pageOf(anAuthoritiesApp());
    const headings = texts(byRole(byRole($, 'table').closest('section'), 'heading'));
    expect(headings).toEqual([
      'Délivrance des certificats',
      'Acceptation (test)',
      'Production',
      'Réponses d’ouverture de session',
      'Acceptation (test)',
    ]);
    const [first] = builtInAnchors;
    const row = $('tbody tr').filter((_, one) => $(one).text().includes(first!.name));
    expect(words(row.children().eq(0))).toBe(`${first!.name} racine`);
    expect(words(row.text())).toContain('8 février 2044 Livrée avec Trousseau');
    expect(words(row.find('summary'))).toBe('Empreinte SHA-256 D31C 0242 4A0D 2387…');
    expect(row.find('details > code').text().replaceAll(' ', '')).toBe(first!.fingerprint);
    expect($('tbody tr')).toHaveLength(builtInAnchors.length + 1);
  });

  test('marks an authority only when it has ended or ends within twelve months', async () => {
    const $ = await pageOf(anAuthoritiesApp({ now: new Date('2029-02-01T00:00:00Z') }));
    const marked = $('tbody tr')
      .filter((_, row) => badges($(row)).length > 0)
      .map((_, row) => words(`${$(row).find('th').text()}: ${badges($(row)).text()}`))
      .get();
    expect(marked).toEqual([
      expect.stringMatching(/test-issuing CA 001 émettrice: A pris fin$/),
      expect.stringMatching(/eHealth issuing CA 001 émettrice: Prend bientôt fin$/),
    ]);
    expect(each(badges($)).map(toneOf)).toEqual(['unusable', 'attention']);
  });

  const authority = builtInAnchors[1]!.fingerprint;
  test.each<[ends: readonly string[], at: string, title: RegExp, text: RegExp]>([
    [['2029-03-01', '2029-02-01'], '2026-06-01', /prend fin le 8 février 2029/, /^1 certificat de/],
    [['2029-03-01', '2029-03-02'], '2026-06-01', /prend fin/, /^2 certificats de .* courent/],
    [['2029-02-01'], '2028-12-01', /prend fin/, /délivré 1 certificat .* ne court pas/],
    [['2029-02-01'], '2029-03-01', /a pris fin le 8 février/, /délivré 1 certificat/],
  ])(
    'shows the certificates affected by the end of an authority when they end on %j and today is %s',
    async (ends, at, title, text) => {
      const issued = ends.map((notAfter) => ({ authority, notAfter }));
      const $ = await pageOf(anAuthoritiesApp({ issued, now: new Date(at) }));
      const finding = warningsOf($).filter((_, one) => $(one).text().includes('eHealth issuing'));
      expect(words(byRole(finding, 'heading'))).toMatch(title);
      expect(words(finding.find('p'))).toMatch(text);
    },
  );

  test('shows no finding when no authority ends soon or an unused authority of another environment ends', async () => {
    expect(warningsOf(await pageOf(anAuthoritiesApp()))).toHaveLength(0);
    const $ = await pageOf(anAuthoritiesApp({ now: new Date('2028-12-01') }));
    expect(warningsOf($)).toHaveLength(1);
    expect(words(warningsOf($))).toMatch(/test-issuing CA 001 » .* Aucun certificat/);
  });

  test('hides the form and refuses an upload when the operator makes the updates', async () => {
    const app = anAuthoritiesApp({ updateBy: 'operator' });
    const $ = await pageOf(app);
    expect($('form[enctype]')).toHaveLength(0);
    expect($('main').text()).toContain('trousseau anchors');
    await send(app, await zipOf(root)).expect(403);
    expect((await pageOf(anAuthoritiesApp()))('form[enctype]')).toHaveLength(1);
  });

  test('refuses every request when the user is not an admin', async () => {
    const app = anAuthoritiesApp({ actor: aClinician });
    await request(app).get('/m/authorities').expect(403);
    await request(app).get('/m/authorities/updates/x').expect(403);
    await request(app).post('/m/authorities/updates/x/apply').expect(403);
    await send(app, await zipOf(root)).expect(403);
    await request(app).post('/m/authorities/updates').expect(403);
  });
});

describe('authority update', () => {
  test('shows a preview of every change, and stores no authority until the preview is applied', async () => {
    const app = anAuthoritiesApp();
    const location = await previewed(app);
    const $ = await pageOf(app, location);
    expect(factsOf($)).toEqual([
      'Autorités.zip',
      'Archive de certificats, non signée',
      'Délivrance des certificats',
      'acceptation (test)',
    ]);
    const added = byRole($, 'region', { name: 'Ajouts' });
    expect(added.find('li')).toHaveLength(2);
    expect(added.text().replaceAll(' ', '')).toContain(fingerprintOf(issuing));
    expect(notices($, 'caution').text()).toContain('empreinte');
    expect(words(byRole(refusedOf($), 'definition'))).toBe('illisible');
    expect(refusedOf($).find('img')).toHaveLength(0);
    expect(await store.trust.list()).toEqual([]);

    const done = await request(app).post($('main form').attr('action')!).expect(303);
    expect(done.headers['location']).toBe('/m/authorities?done=applied');
    const after = await pageOf(app, done.headers['location']);
    expect(after('[role=status]').text()).toContain('est à jour');
    const row = after('tbody tr').filter((_, one) => after(one).text().includes('issuing CA 903'));
    expect(words(row.text())).toContain('Archive ajoutée le 10 mars 2026');
  });

  test('deletes the preview when the admin discards the update', async () => {
    const app = anAuthoritiesApp();
    const location = await previewed(app);
    const $ = await pageOf(app, location);
    const discard = $('button[formaction]').attr('formaction')!;
    const done = await request(app).post(discard).expect(303);
    expect(done.headers['location']).toBe('/m/authorities?done=discarded');
    for (const again of [request(app).get(location), request(app).post(`${location}/apply`)]) {
      expect((await again.expect(303)).headers['location']).toBe('/m/authorities?done=gone');
    }
    expect(await store.trust.list()).toEqual([]);
  });

  test('keeps the list unchanged when another update was applied after the preview', async () => {
    const app = anAuthoritiesApp();
    const first = await previewed(app);
    const second = await previewed(app);
    await request(app).post(`${first}/apply`).expect(303);
    const late = await request(app).post(`${second}/apply`).expect(303);
    expect(late.headers['location']).toBe('/m/authorities?done=changed');
    expect(toneOf(byRole(await pageOf(app, late.headers['location']), 'status'))).toBe('attention');
    expect(await store.trust.list()).toHaveLength(2);
  });

  test('stores under the chosen set and environment, and offers only discarding when every authority is known', async () => {
    const app = anAuthoritiesApp();
    const chosen = { set: 'assertion-signers', environment: 'production' };
    const location = (await send(app, await zipOf(root), chosen)).headers['location']!;
    await request(app).post(`${location}/apply`).expect(303);
    expect(await store.trust.list()).toMatchObject([chosen]);
    const again = (await send(app, await zipOf(root), chosen)).headers['location']!;
    const $ = await pageOf(app, again);
    expect(words($('main'))).toMatch(/ne change rien.*1 autorité du fichier était déjà/);
    expect($('main form').attr('action')).toBe(`${again}/discard`);
  });

  test.each<[file: Buffer | null, status: number, message: string]>([
    [Buffer.from('PK nothing'), 422, 'pas une archive ZIP'],
    [Buffer.from([0xff, 0xfe]), 422, 'ni une archive ZIP, ni une liste'],
    [Buffer.from('<list/>'), 422, 'La signature de cette liste de confiance manque'],
    [Buffer.alloc(4097), 422, 'dépasse 0,004\u00a0Mo'],
    [null, 422, 'Aucun fichier'],
  ])(
    'shows the error at the file field and keeps the choices when the file is unusable or missing: %#',
    async (file, status, message) => {
      const post = request(anAuthoritiesApp())
        .post('/m/authorities/updates')
        .field({ set: 'assertion-signers', environment: 'production' });
      const answer = await (file === null ? post : post.attach('file', file, 'x')).expect(status);
      const $ = readPage(answer.text);
      const summary = $('[role=alert]');
      expect(summary.find('a[href="#file"]').text()).toContain(message);
      expect(summary.text()).not.toContain('.p12');
      expect($('#file-error').text()).toContain(message);
      expect($('#file').attr('aria-invalid')).toBe('true');
      // Too large a body is given up before the fields behind it, if any, are read
      expect(
        $('option[selected]')
          .map((_, one) => $(one).attr('value'))
          .get(),
      ).toEqual(['assertion-signers', 'production']);
      expect(htmlProblems(answer.text)).toEqual([]);
    },
  );

  test('shows an error at the file field when a newer list was applied before', async () => {
    const prepare = () => Promise.reject(invalidList('older'));
    const answer = await send(anAuthoritiesApp({ changes: { prepare } }), await zipOf(root)).expect(
      422,
    );
    const $ = readPage(answer.text);
    expect($('#file-error').text()).toContain('plus ancienne que la dernière appliquée');
  });

  test('redirects to the list and keeps the preview when another admin opens, applies or discards the preview', async () => {
    const location = await previewed(anAuthoritiesApp());
    const other = anAuthoritiesApp({ actor: { ...admin, userId: 'other' } });
    for (const attempt of [
      request(other).get(location),
      request(other).post(`${location}/apply`),
      request(other).post(`${location}/discard`),
    ])
      expect((await attempt.expect(303)).headers['location']).toBe('/m/authorities?done=gone');
    await request(anAuthoritiesApp()).get(location).expect(200);
  });

  test('selects the first choice when the sent choice is unknown, and redirects a reload to the list', async () => {
    const app = anAuthoritiesApp();
    const odd = { set: 'everybody', environment: 'moon' };
    const location = (await send(app, await zipOf(root), odd)).headers['location']!;
    expect(factsOf(await pageOf(app, location)).slice(2)).toEqual([
      'Délivrance des certificats',
      'acceptation (test)',
    ]);
    const reload = await request(app).get('/m/authorities/updates').expect(303);
    expect(reload.headers['location']).toBe('/m/authorities');
    expect((await pageOf(app, '/m/authorities?done=anything'))('[role=status]')).toHaveLength(0);
  });
});

describe.each(languages)('authority screens in %s', (language) => {
  const refusals: readonly TrustRefusal[] = [
    'NotACa',
    'Ended',
    'Unreadable',
    'NotByKnownRoot',
    'OtherService',
    'Duplicate',
  ];

  test('renders both pages as valid HTML, with a text for each reason of refusal', async () => {
    const anchor = { ...anchorOf(root), name: hostile };
    const list: TrustPreview['list'] = {
      sequenceNumber: 1234,
      issuedAt: '2026-03-01T00:00:00.000Z',
      nextUpdate: null,
      signer: hostile,
    };
    const preview: TrustPreview = {
      id: 'preview-1',
      source: 'trusted-list',
      set: 'assertion-signers',
      environment: 'production',
      fileName: hostile,
      added: [anchor],
      withdrawn: [anchor, anchorOf(issuing)],
      unchanged: 2,
      refused: refusals.map((why) => ({ name: hostile, why })),
      list,
      expiresAt: '2026-03-10T09:30:00.000Z',
    };
    const app = anAuthoritiesApp({
      language,
      issued: [{ authority: builtInAnchors[1]!.fingerprint, notAfter: '2029-03-01' }],
      changes: { preview: () => Promise.resolve(preview) },
    });
    for (const path of ['', '?done=applied', '?done=gone', '/updates/preview-1']) {
      const page = (await request(app).get(`/m/authorities${path}`).expect(200)).text;
      expect(htmlProblems(page)).toEqual([]);
      expect(page).not.toMatch(/authorities\.\w|\{\w+\}|<img/);
    }
    const $ = await pageOf(app, '/m/authorities/updates/preview-1');
    const titled = (key: 'withdrawn' | 'refused') =>
      byRole($, 'region', { name: translator(language)(`authorities.preview.${key}`) });
    expect(factsOf($)).toContain('1234');
    expect(byRole(titled('withdrawn'), 'listitem')).toHaveLength(2);
    const reasons = texts(byRole(titled('refused'), 'definition'));
    expect(new Set(reasons)).toHaveProperty('size', refusals.length);
  });
});

test('stores the authorities when an admin applies an update, and refuses a request from another site', async () => {
  const started = await startPlugin({ settings: { trust: { updateBy: 'admin' } } });
  try {
    const agent = await started.launch('admin');
    const jobs = readPage((await agent.get('/jobs').expect(200)).text);
    expect(jobs('main a[href="/authorities"]')).toHaveLength(1);
    const file = await zipOf(root, issuing);
    const post = () =>
      agent
        .post('/authorities/updates')
        .field('environment', 'simulation')
        .attach('file', file, 'a');
    await post().set('Sec-Fetch-Site', 'cross-site').expect(403);
    const location = (await post().expect(303)).headers['location']!;
    await agent.post(`${location}/apply`).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await agent.post(`${location}/apply`).expect(303, /done=applied/);
    const list = (await agent.get('/authorities').expect(200)).text;
    expect(list).toContain(new X509Certificate(issuing.certificate).subject.split('CN=')[1]);
    await (await started.launch('alix')).get('/authorities').expect(403);
  } finally {
    await started.close();
  }
});
