import type { Finding } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';

/** Findings about the certificate's issuer and its environment. */
export function issuerFindings(keystore: KeystoreAnalysis): readonly Finding[] {
  return [...issuer(keystore), ...wrongEnvironment(keystore), ...environmentName(keystore)];
}

function issuer({ main }: KeystoreAnalysis): readonly Finding[] {
  if (main === null) return [];
  const { anchor, issuerInFile, issuerName } = main.chain;
  const facts = { issuer: issuerName ?? '–' };
  const found: Finding[] = [];
  if (anchor === null) {
    found.push({
      code: 'IssuerUnknown',
      // Without the authority's certificate a genuine file and a forged one look the same
      variant: issuerInFile ? null : 'missing',
      severity: 'error',
      blocks: ['session', 'renewal'],
      facts,
    });
  }
  if (!issuerInFile) {
    found.push({
      code: 'ChainIncomplete',
      variant: anchor === null ? 'unknown' : null,
      severity: 'info',
      blocks: [],
      facts,
    });
  }
  return found;
}

function wrongEnvironment(keystore: KeystoreAnalysis): readonly Finding[] {
  const { environment, environmentSupposed, input, leaf } = keystore;
  if (input.environment === null || environment === null || environment === input.environment) {
    return [];
  }
  const facts = { environment, expectedEnvironment: input.environment };
  if (environmentSupposed) {
    return [
      { code: 'WrongEnvironment', variant: 'supposed', severity: 'warning', blocks: [], facts },
    ];
  }
  if (leaf === null) return [];
  return [
    {
      code: 'WrongEnvironment',
      variant: null,
      severity: 'error',
      blocks: ['session', 'renewal'],
      facts,
    },
  ];
}

/** The extension says one environment, the issuer another. The simulator has no extension of its own. */
function environmentName({ main, named, environment }: KeystoreAnalysis): readonly Finding[] {
  if (
    main === null ||
    named.environment === null ||
    environment === null ||
    environment === 'simulation' ||
    environment === named.environment
  ) {
    return [];
  }
  return [
    {
      code: 'EnvironmentNameMismatch',
      variant: null,
      severity: 'warning',
      blocks: [],
      facts: { environment, namedEnvironment: named.environment },
    },
  ];
}
