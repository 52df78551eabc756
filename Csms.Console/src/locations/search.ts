/** What the address of the locations says is looked for. */
export const locationsSearch = ({ text }: Record<string, unknown>): { text?: string } => ({ text: (typeof text === 'string' || typeof text === 'number' ? `${text}` : '') || undefined });

/** Whether a location is opened to be changed. */
export const locationSearch = ({ edit }: Record<string, unknown>): { edit?: true } => ({ edit: edit === true || undefined });
