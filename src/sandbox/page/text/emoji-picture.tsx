/**
 * Drawings on a 20×20 grid for the emoji that carry meaning (done, failed, waiting …): a machine without an emoji
 * font, as servers and test machines are, would show empty boxes. Each is a list of colour and filled path.
 */
type Drawing = readonly (readonly [colour: string, path: string])[];

const square = 'M4 2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z';
const disc = 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z';
const handset = 'M6.5 2 3 4C2.5 11.5 8.5 17.5 16 17l2-3.5-4-2.5-2 1.800c-2.2-1-3.8-2.6-4.8-4.800L9 6z';
const hourglass: Drawing = [
  ['#bcd7e6', 'M5 3h10c0 3.5-2.3 5.2-3.5 7 1.2 1.8 3.5 3.5 3.5 7H5c0-3.5 2.3-5.2 3.5-7C7.3 8.2 5 6.5 5 3z'],
  ['#d9962b', 'M6.3 17c0-2 2.2-3 3.7-4.3 1.5 1.3 3.7 2.3 3.7 4.300zM7.8 6.800h4.400L10 9.500z'],
  ['#7a5230', 'M4 1.500h12v2H4zM4 16.500h12v2H4z'],
];
const clock: Drawing = [
  ['#6b7780', disc],
  ['#ffffff', 'M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z'],
  ['#1c2329', 'M9.3 5.500h1.400v4.100l2.8 1.6-.7 1.2-3.5-2z'],
];
const calendar: Drawing = [
  ['#e4e9ec', 'M3 4h14v14H3z'],
  ['#c8392f', 'M3 3h14v4.500H3z'],
  ['#4c5862', 'M5.5 10h2v2h-2zM9 10h2v2H9zM12.5 10h2v2h-2zM5.5 13.500h2v2h-2zM9 13.500h2v2H9z'],
];
const page: Drawing = [
  ['#8b969f', 'M4 1.500h9l3.5 3.500v13.500H4z'],
  ['#ffffff', 'M5 2.500h7.500v3h3v12H5z'],
  ['#4c5862', 'M6.5 8h7v1h-7zM6.5 10.800h7v1h-7zM6.5 13.600h5v1h-5z'],
];
const magnifier: Drawing = [
  ['#4c5862', 'M12.5 11 18.5 17 17 18.5 11 12.500zM8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z'],
  ['#d3e9f5', 'M8 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8z'],
];
const noEntry: Drawing = [
  ['#c8392f', disc],
  ['#ffffff', 'M5 8.500h10v3H5z'],
];

const drawings: Record<string, Drawing> = {
  white_check_mark: [
    ['#2e8b57', square],
    ['#ffffff', 'M8.3 14.6 4.4 10.7 6 9.100l2.3 2.300L14 5.700l1.6 1.600z'],
  ],
  heavy_check_mark: [['#1c2329', 'M7.8 16.5 2.5 11.200l1.9-1.9 3.4 3.4 7.8-8.2 1.9 1.900z']],
  x: [['#c8392f', 'M4.5 2.5 10 8l5.5-5.5 2 2L12 10l5.5 5.5-2 2L10 12l-5.5 5.5-2-2L8 10 2.5 4.500z']],
  warning: [
    ['#f2b01e', 'M10 1.5 19.5 18H.5z'],
    ['#1c2329', 'M9 7h2l-.4 6H9.400zM9 14.200h2v2H9z'],
  ],
  information_source: [
    ['#2f6fb0', square],
    ['#ffffff', 'M9 4.500h2v2H9zM8 8h3v6h1.200v1.500H7.800V14H9V9.500H8z'],
  ],
  star: [['#f2b01e', 'm10 1.5 2.6 5.6 6 .7-4.5 4.1 1.2 6L10 14.900l-5.3 3 1.2-6L1.4 7.800l6-.7z']],
  sparkles: [
    [
      '#f2b01e',
      'm8 4 1.6 4.400L14 10l-4.4 1.600L8 16l-1.6-4.400L2 10l4.4-1.600zM15.5 2l.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8zM15.5 12.500l.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8z',
    ],
  ],
  tada: [
    ['#d9962b', 'M6.5 7 13 13.5 2 18z'],
    ['#c8392f', 'M11 2.500h2v2h-2zM16 11h2v2h-2z'],
    ['#2f6fb0', 'M15 3.500h2v2h-2zM8 2h1.600v1.600H8z'],
    ['#2e8b57', 'M12 6.500h2v2h-2zM16.5 7.500h1.600v1.600h-1.600z'],
  ],
  lock: [
    ['#8b969f', 'M5.5 9V6.500a4.5 4.5 0 0 1 9 0V9h-2V6.500a2.5 2.5 0 0 0-5 0V9z'],
    ['#d9962b', 'M4 8.500h12V18H4z'],
  ],
  bell: [['#e0a020', 'M10 2a5 5 0 0 1 5 5v4.500l2 3.500H3l2-3.500V7a5 5 0 0 1 5-5zM8 16h4a2 2 0 0 1-4 0z']],
  moneybag: [
    ['#b07d2b', 'M7.5 2h5L11.5 5c4 2 6 5.5 6 9 0 3-3 4-7.5 4s-7.5-1-7.5-4c0-3.5 2-7 6-9z'],
    [
      '#fff4dd',
      'M9.3 8h1.400v1c1.3.2 2 1 2 2h-1.500c0-.5-.4-.8-1.2-.8s-1.2.3-1.2.7c0 1.3 4 .5 4 3 0 1.2-.8 1.9-2.1 2.100v1H9.300v-1c-1.4-.2-2.2-1-2.2-2.200h1.500c0 .6.5 1 1.4 1s1.3-.3 1.3-.8c0-1.5-4-.6-4-3 0-1.1.8-1.8 2-2z',
    ],
  ],
  package: [
    ['#b98a4e', 'M2.5 6h15v12h-15z'],
    ['#8f6530', 'M2.5 6 5 2.500h10L17.5 6z'],
    ['#e8d3b0', 'M8.5 2.500h3V10h-3z'],
  ],
  rotating_light: [
    ['#c8392f', 'M5 15V9a5 5 0 0 1 10 0v6z'],
    ['#4c5862', 'M3.5 15h13v3h-13z'],
  ],
  bulb: [
    ['#f2b01e', 'M10 1.500a6 6 0 0 1 3.5 10.900V14h-7v-1.600A6 6 0 0 1 10 1.500z'],
    ['#6b7780', 'M7 15h6v1.500H7zM8 17h4v1.500H8z'],
  ],
  red_circle: [['#c8392f', disc]],
  large_green_circle: [['#2e8b57', disc]],
  large_yellow_circle: [['#f2b01e', disc]],
  large_blue_circle: [['#2f6fb0', disc]],
  white_circle: [
    ['#8b969f', disc],
    ['#ffffff', 'M10 3.200a6.8 6.8 0 1 0 0 13.600a6.8 6.8 0 1 0 0-13.600z'],
  ],
  hourglass,
  hourglass_flowing_sand: hourglass,
  no_entry: noEntry,
  no_entry_sign: noEntry,
  mag: magnifier,
  memo: page,
  page_facing_up: page,
  clipboard: page,
  receipt: page,
  date: calendar,
  calendar,
  clock3: clock,
  alarm_clock: clock,
  stopwatch: clock,
  timer_clock: clock,
  phone: [['#41525c', handset]],
  telephone: [['#41525c', handset]],
  telephone_receiver: [['#41525c', handset]],
  point_up: [
    [
      '#e0a020',
      'M8.500 1.500h3V9H15.500a1.500 1.500 0 0 1 1.500 1.500V14c0 2.500-2 4.500-4.500 4.500h-3C6.500 18.500 4 15.500 4 12.500l2-1.500 2.500 2z',
    ],
  ],
  raising_hand: [
    ['#e0a020', 'M8 7a3 3 0 1 0 0 6 3 3 0 1 0 0-6zM15 2h2.500v8L13 15l-1.500-2L15 9z'],
    ['#2f6fb0', 'M3 19c0-3 2-5 5-5s5 2 5 5z'],
  ],
  arrow_up: [
    ['#2f6fb0', square],
    ['#ffffff', 'M10 4l5 5.500h-3.500V16h-3V9.500H5z'],
  ],
  leftwards_arrow_with_hook: [
    ['#2f6fb0', square],
    ['#ffffff', 'M9 4v2.500h3a4 4 0 0 1 0 8H6v-2h6a2 2 0 0 0 0-4H9V11L4.500 7.500z'],
  ],
  outbox_tray: [
    ['#8b969f', 'M2 11h4l1.500 3h5L14 11h4v6.500H2z'],
    ['#2f6fb0', 'M8.500 12h3V7H15l-5-5-5 5h3.500z'],
  ],
  new: [
    ['#2f6fb0', square],
    ['#ffffff', 'M9 4.500h2V9h4.500v2H11v4.500H9V11H4.500V9H9z'],
  ],
  thumbsup: [
    [
      '#e0a020',
      'M2 9h4v9H2zM7 9 10.500 1.500c1.500 0 2.500 1 2.500 2.500v4h4a1.500 1.500 0 0 1 1.500 1.800l-1.500 7a1.500 1.500 0 0 1-1.500 1.200H7z',
    ],
  ],
  speech_balloon: [
    ['#8b969f', 'M2 3h16v11H9l-5 4v-4H2z'],
    ['#ffffff', 'M3.500 4.500h13v8h-13z'],
  ],
  grey_question: [
    ['#8b969f', disc],
    [
      '#ffffff',
      'M6.800 7.700a3.200 3.200 0 1 1 4.900 2.700c-.6.4-.8.700-.8 1.600H9.100c0-1.600.4-2.300 1.400-3 .6-.4.900-.8.900-1.300a1.400 1.400 0 0 0-2.800 0zM9 13.200h2v2H9z',
    ],
  ],
  repeat: [
    ['#2f6fb0', square],
    [
      '#ffffff',
      'M4.500 5.500H13v-2l3.500 3L13 9.500v-2H6.500V10h-2zM15.500 14.500H7v2l-3.500-3L7 10.500v2h6.500V10h2z',
    ],
  ],
  link: [
    [
      '#6b7780',
      'M2 10a4 4 0 0 1 4-4h3v2H6a2 2 0 0 0 0 4h3v2H6a4 4 0 0 1-4-4zM11 6h3a4 4 0 0 1 0 8h-3v-2h3a2 2 0 0 0 0-4h-3zM6.500 9h7v2h-7z',
    ],
  ],
  vertical_traffic_light: [
    ['#4c5862', 'M6 1h8v18H6z'],
    ['#e0584e', 'M10 2.500a2 2 0 1 0 0 4 2 2 0 1 0 0-4z'],
    ['#f2b01e', 'M10 8a2 2 0 1 0 0 4 2 2 0 1 0 0-4z'],
    ['#4fb37d', 'M10 13.500a2 2 0 1 0 0 4 2 2 0 1 0 0-4z'],
  ],
  inbox_tray: [
    ['#2f6fb0', 'M8.500 1.500h3V6.500H14l-4 4.500-4-4.500h2.500z'],
    ['#6b7780', 'M2 11h4l1.500 3h5l1.500-3h4v7.500H2z'],
  ],
  wrench: [
    ['#6b7780', 'M13 2a5 5 0 0 0-4.500 7L2 15.500 4.500 18 11 11.500A5 5 0 0 0 17.700 5l-3.200 3L12 5.500z'],
  ],
  pencil2: [
    ['#e0a020', 'M3 14 13.500 3.500l3 3L6 17z'],
    ['#4c5862', 'M3 14l3 3-4.500 1.500zM13.500 3.500 15 2l3 3-1.500 1.500z'],
  ],
};

export function hasDrawing(name: string): boolean {
  return Object.hasOwn(drawings, name);
}

/** The emoji's name is said by what stands around it. */
export function EmojiPicture({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {drawings[name]?.map(([colour, path]) => (
        <path key={path} d={path} fill={colour} />
      ))}
    </svg>
  );
}
