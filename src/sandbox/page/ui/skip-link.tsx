/** The first stop of Tab, and only then to be seen: past all conversations and messages to where one writes. */
export function SkipLink() {
  const onClick = () => document.querySelector<HTMLElement>('.main-pane textarea')?.focus();
  return (
    <button type="button" className="skip-link" onClick={onClick}>
      Skip to the message box
    </button>
  );
}
