import { TRAP } from '@/features/rights/receive-form';

/** A field nobody sees. What fills it in is no person. */
export function Trap() {
  return (
    <div className="trap" aria-hidden>
      <label htmlFor={TRAP}>Leave this empty</label>
      <input id={TRAP} name={TRAP} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}
