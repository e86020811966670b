import { stampOf } from '@/lib/locale';

/** The letter a language signs with. Decoration: say the language's name in words beside it. */
export function Stamp({ language }: { language: string }) {
  return (
    <span className="stamp" lang={language} aria-hidden>
      {stampOf(language)}
    </span>
  );
}
