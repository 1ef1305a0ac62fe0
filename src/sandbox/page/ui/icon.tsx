/** Outlines on a 20×20 grid. */
const shapes = {
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h14M2.5 12.5h14',
  down: 'm5 7.5 5 5 5-5',
  right: 'm7.5 5 5 5-5 5',
  bolt: 'M11 2.5 4.5 11.5h5L9 17.5l6.5-9h-5z',
  send: 'M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11',
  dots: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  reply: 'M3 4h14v9.5h-7L6 17v-3.5H3z',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  phone: 'M6.5 3 3.5 4.5C3 11 9 17 15.5 16.5l1.5-3-3.5-2-2 1.5c-2-1-3.5-2.5-4.5-4.5L8.5 6.5z',
  warning: 'M10 3 18 16.5H2zM10 8v4M10 14.3h.01',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9.5v4M10 6.7h.01',
  tick: 'm4 10.5 4 4 8-9',
  file: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4',
  download: 'M10 3v9.5M6 9l4 4 4-4M4 16.5h12',
  back: 'M12.5 4.5 7 10l5.5 5.5M7 10h10',
  eye: 'M2 10c3-5 13-5 16 0-3 5-13 5-16 0zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  home: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-5h3v5',
  play: 'M7 4.5v11l8.5-5.5z',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l3 1.8',
  newest: 'M10 4v11M5.5 10.5 10 15l4.5-4.5',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className={`icon icon-${name}`} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
