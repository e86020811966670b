/** Whether two HTML texts say the same to a reader: they differ at most in spaces and in how a browser or the server writes them. */
export function isSameText(one: string, other: string): boolean {
  return one === other || written(one) === written(other);
}

function written(html: string): string {
  return html
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/<br[^>]{0,20}>/g, '<br>')
    .replace(/ (?:target|rel|class|style|colwidth|data-[\w-]{1,30})="[^"]*"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|li|ul|ol|tr|td|th)>|<br>) ?/g, '$1')
    .trim();
}
