const colours = ['#9a3412', '#3f6212', '#155e75', '#5b21b6', '#9d174d', '#1e40af', '#115e59', '#854d0e'];

/** Initials on a colour that stays the same for a person. */
export function Avatar({
  id,
  name,
  isBot = false,
  size = 36,
}: {
  id: string;
  name: string;
  isBot?: boolean;
  size?: number;
}) {
  const sum = [...id].reduce((total, char) => (total * 31 + char.charCodeAt(0)) % 9973, 0);
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.4),
    background: isBot ? '#0f4c5c' : colours[sum % colours.length],
  };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {isBot ? <BotFace size={size * 0.6} /> : initials(name)}
    </span>
  );
}

function BotFace({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M6.5 3 3.5 4.5C3 11 9 17 15.5 16.5l1.5-3-3.5-2-2 1.5c-2-1-3.5-2.5-4.5-4.5L8.5 6.5z"
        fill="currentColor"
      />
    </svg>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('');
}
