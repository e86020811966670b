'use client';

interface Props {
  name: string;
  label: string;
  value: number;
  least?: number;
  onValue: (value: number) => void;
}

/** A number of percent, from 0 (or `least`) to 100. */
export function Percent({ name, label, value, least = 0, onValue }: Props) {
  return (
    <label className="xs">
      {label}{' '}
      <input
        className="in"
        type="number"
        name={name}
        min={least}
        max={100}
        step={1}
        value={value}
        onChange={({ currentTarget }) => {
          onValue(currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}
