import { childrenOf, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';
import { schemaRefusal } from './party.ts';

/** Names of children in order: `Name`, `Name?` or `Name*`. */
type Shape = readonly string[];

/**
 * The children of an element by name, which must be those of `shape` in this order; signatures are read elsewhere. Throws StatusRefusal.
 */
export function childrenByShape(
  element: ElementNode,
  shape: Shape,
  namespace: string = ns.certRa,
): (name: string) => readonly ElementNode[] {
  const children = element.children.filter((child) => child.namespace !== ns.ds);
  const names = children.map((child) => (child.namespace === namespace ? child.name : '?'));
  const pattern = shape
    .map((part) => {
      const [, name = '', times = ''] = /^(\w+)([?*]?)$/.exec(part) ?? [];
      return `(?:${name} )${times}`;
    })
    .join('');
  if (!new RegExp(`^${pattern}$`).test(names.map((name) => `${name} `).join(''))) {
    throw schemaRefusal(`${element.name} must hold ${shape.join(', ') || 'nothing'}`);
  }
  return (name) => childrenOf(element, namespace, name);
}

/** The one child of that name. Throws StatusRefusal. */
export function child(found: readonly ElementNode[]): ElementNode {
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw schemaRefusal('an element is missing');
  return only;
}
