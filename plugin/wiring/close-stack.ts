/** What has to be closed at the end of the plugin's life, or when its start fails halfway. */
export interface CloseStack {
  /** Returns `part`, so that a part is registered where it is made. */
  add<Part extends { close(): Promise<void> | void }>(part: Part): Part;
  /** Closes the parts one by one, the last one first: what was opened last may need what was opened first. */
  readonly close: () => Promise<void>;
}

export function createCloseStack(): CloseStack {
  const parts: { close(): Promise<void> | void }[] = [];
  return {
    add: (part) => {
      parts.push(part);
      return part;
    },
    close: async () => {
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part.close();
    },
  };
}
