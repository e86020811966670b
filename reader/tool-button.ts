/** A button in the look of the page's own small links. */
export function toolButton(label: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool';
  button.textContent = label;
  button.addEventListener('click', () => press(button));
  return button;
}
