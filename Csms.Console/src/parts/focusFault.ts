/** Brings whoever cannot see the whole form to the first field that something is wrong with, once it is marked. */
export function focusFault(form: HTMLElement) {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
