import { SoapFault } from '../../soap/soap-fault.ts';
import { attribute, type ElementNode } from '../../xml/xml.ts';

/*
 * Just enough of XML Schema to judge the requests of both services: order, number of times, simple types. Written from the
 * schemas of version 3.0.7 (mailbox.md 4 to 6); every element below the root is without name space.
 */

/** Whether a text is of a simple type. */
export type SimpleType = (text: string) => boolean;

export interface ComplexType {
  readonly attributes?: Readonly<Record<string, { readonly type: SimpleType; required: boolean }>>;
  readonly content: readonly Particle[];
}

export type Shape = SimpleType | (ComplexType & { readonly text?: SimpleType });

type Times = '' | '?' | '*' | '+' | `{${number},${number}}`;

export type Particle =
  | { readonly name: string; readonly shape: Shape; readonly times: Times }
  | { readonly choice: readonly Particle[]; readonly times: Times };

export const one = (name: string, shape: Shape, times: Times = ''): Particle => ({
  name,
  shape,
  times,
});

export const choice = (...particles: readonly Particle[]): Particle => ({
  choice: particles,
  times: '',
});

/** Throws SOA-03006, the schema violation of sessions.md 15.2. */
export function requireShape(element: ElementNode, shape: Shape): void {
  const refuse = (message: string): never => {
    throw new SoapFault('SOA-03006', `${element.name}: ${message}`);
  };
  if (typeof shape === 'function' || shape.text !== undefined) {
    const type = typeof shape === 'function' ? shape : (shape.text ?? (() => true));
    if (element.children.length > 0) refuse('holds elements');
    if (!type(element.text)) refuse('the value is not of its type');
  }
  requireAttributes(element, typeof shape === 'function' ? {} : (shape.attributes ?? {}), refuse);
  if (typeof shape === 'function' || shape.text !== undefined) return;
  if (element.text.trim() !== '') refuse('text between elements');
  const names = element.children.map(({ name, namespace }) => (namespace === '' ? name : '?'));
  const expected = new RegExp(`^${patternOf(shape.content)}$`);
  if (!expected.test(names.map((name) => `${name} `).join(''))) {
    refuse(`has ${names.join(', ') || 'nothing'} inside`);
  }
  const shapes = new Map(flat(shape.content));
  for (const child of element.children) {
    const known = shapes.get(child.name);
    if (known !== undefined) requireShape(child, known);
  }
}

function requireAttributes(
  element: ElementNode,
  known: NonNullable<ComplexType['attributes']>,
  refuse: (message: string) => never,
): void {
  for (const { name, namespace, value } of element.attributes) {
    if (namespace !== '') continue;
    const entry = Object.hasOwn(known, name) ? known[name] : undefined;
    if (entry === undefined) return refuse(`attribute ${name} is unknown`);
    if (!entry.type(value)) refuse(`attribute ${name} is not of its type`);
  }
  for (const [name, { required }] of Object.entries(known)) {
    if (required && attribute(element, name) === null) refuse(`attribute ${name} is missing`);
  }
}

const patternOf = (particles: readonly Particle[]): string =>
  particles
    .map((particle) => {
      const inside =
        'choice' in particle
          ? particle.choice.map((option) => patternOf([option])).join('|')
          : `${particle.name} `;
      return `(?:${inside})${particle.times}`;
    })
    .join('');

const flat = (particles: readonly Particle[]): readonly (readonly [string, Shape])[] =>
  particles.flatMap((particle) =>
    'choice' in particle ? flat(particle.choice) : [[particle.name, particle.shape] as const],
  );
