// Line icons on a 24 px grid; drawn once, used by name. An icon never stands without a word beside it.
export const icons = {
  again:
    '<path d="M19 6v5h-5M5 18v-5h5"/><path d="M6.5 9A6.5 6.5 0 0 1 18 8l1 3M17.5 15A6.5 6.5 0 0 1 6 16l-1-3"/>',
  arrow:
    '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  baby:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 10.5v.1M15 10.5v.1M9 14.5c1.8 1.8 4.2 1.8 6 0M12 3.5c-1.5 1-1.5 2.5 0 3"/>',
  bang:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16.3v.1"/>',
  bell:
    '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
  big:
    '<path d="M2.5 19L8 5l5.5 14M4.3 14.5h7.4"/><path d="M18 8v7M14.5 11.5h7"/>',
  book:
    '<g transform="scale(1.2)"><path d="M10 5c-2-1.5-4.5-1.8-7.5-1.8V15c3 0 5.5.3 7.5 1.8 2-1.5 4.5-1.8 7.5-1.8V3.2C14.5 3.2 12 3.5 10 5zM10 5v11.8"/></g>',
  cal:
    '<rect x="4" y="5.5" width="16" height="14.5" rx="1"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  camera:
    '<path d="M4 7.5h4l1.5-2.5h5L16 7.5h4V19H4z"/><circle cx="12" cy="13" r="3.5"/>',
  care:
    '<path d="M12 11C9.5 8.8 8 7.5 8 5.8c0-2.5 3-3 4-1 1-2 4-1.5 4 1 0 1.7-1.5 3-4 5.2zM3 14.5h3.5l3 1.5h4c1.5 0 1.5 2 0 2H10M6.5 19.5l5 1.5c1 .2 1.5.2 2.5-.2l6.5-3.3c1-1-.3-2.3-1.5-1.7L15 17.5"/>',
  case:
    '<g transform="scale(1.2)"><path d="M3 6.5h14v10H3zM7 6.5V4h6v2.5M3 10.5h14"/></g>',
  chart:
    '<g transform="scale(1.2)"><path d="M3 17h14M5.5 14V9M10 14V4M14.5 14v-7"/></g>',
  chase:
    '<g transform="scale(1.2)"><path d="M3 8v4h3l6 4V4L6 8zM15 7.5a4 4 0 010 5"/></g>',
  chat:
    '<path d="M4 5h16v11.5h-8.5L7 20v-3.5H4z"/><path d="M8 9.5h8M8 12.5h5"/>',
  check:
    '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  clock:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>',
  dot:
    '<circle cx="12" cy="12" r="4"/>',
  down:
    '<path d="M6 9.5l6 6 6-6"/>',
  down2:
    '<g transform="scale(1.2)"><path d="M10 3v10M6 9.5l4 4 4-4M4 17h12"/></g>',
  download:
    '<path d="M12 4.5v11M7.5 11.5l4.5 4.5 4.5-4.5M4.5 16v4h15v-4"/>',
  edit:
    '<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z"/><path d="M14 7l3 3"/>',
  eye:
    '<g transform="scale(1.2)"><path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z"/><circle cx="10" cy="10" r="2.2"/></g>',
  f1:
    '<circle cx="12" cy="12" r="8.5"/><path d="M7.5 8.5l3 1.3M16.5 8.5l-3 1.3M8 16.8c1.5-3 6.5-3 8 0"/>',
  f2:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 9.7v.1M15 9.7v.1M8 16.3c2-2.3 6-2.3 8 0"/>',
  f3:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 9.7v.1M15 9.7v.1M8.5 15h7"/>',
  f4:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 9.7v.1M15 9.7v.1M8 13.8c2 2.6 6 2.6 8 0"/>',
  f5:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 9.7v.1M15 9.7v.1M7.5 13c1 4.3 8 4.3 9 0z"/>',
  family:
    '<circle cx="8" cy="7.5" r="3"/><circle cx="16.5" cy="8.5" r="2.5"/><path d="M2.5 19.5c.3-4 2.3-6.5 5.5-6.5s5.2 2.5 5.5 6.5M14.5 13.8c3.7-1 6.5 1.2 7 5.2"/>',
  file:
    '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
  filter:
    '<path d="M4 7h16M7 12h10M10 17h4"/>',
  fit:
    '<g transform="scale(1.2)"><path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"/></g>',
  flow:
    '<g transform="scale(1.2)"><path d="M2.5 7.5h5v5h-5zM12.5 3h5v5h-5zM12.5 12h5v5h-5zM7.5 10H10M12.5 5.5H10v9h2.5"/></g>',
  folder:
    '<path d="M3.5 6.5h6l2 2.5h9v10.5h-17z"/>',
  globe:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.5 3.8 5.3 3.8 8.5s-1.2 6-3.8 8.5c-2.6-2.5-3.8-5.3-3.8-8.5S9.4 6 12 3.5z"/>',
  hall:
    '<path d="M3.5 9.5L12 4l8.5 5.5zM5.5 10v8M10 10v8M14 10v8M18.5 10v8M3.5 20.5h17"/>',
  home:
    '<path d="M3.5 11L12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>',
  hour:
    '<g transform="scale(1.2)"><path d="M5.5 2.8h9M5.5 17.2h9M6.5 2.8c0 4 2 5 3.5 7.2 1.5-2.2 3.5-3.2 3.5-7.2M6.5 17.2c0-4 2-5 3.5-7.2 1.5 2.2 3.5 3.2 3.5 7.2"/></g>',
  id:
    '<g transform="scale(1.2)"><path d="M2.5 4.5h15v11h-15z"/><circle cx="7" cy="9" r="1.8"/><path d="M4.5 13c.4-1.4 1.2-2 2.5-2s2.1.6 2.5 2M12 8.5h3.5M12 11.5h3.5"/></g>',
  image:
    '<rect x="3.5" y="5" width="17" height="14" rx="1"/><circle cx="9" cy="10" r="1.6"/><path d="M4 17l5-4 3.5 3 3.5-4 4.5 5"/>',
  info:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.1"/>',
  key:
    '<g transform="scale(1.2)"><path d="M2.5 5h15v10h-15zM5.5 8h.6M8.5 8h.6M11.5 8h.6M14 8h.6M6.5 12h7"/></g>',
  left:
    '<path d="M14.5 6l-6 6 6 6"/>',
  link:
    '<g transform="scale(1.2)"><path d="M8.5 11.5a3 3 0 004.3 0l3-3a3 3 0 00-4.3-4.3l-1 1M11.5 8.5a3 3 0 00-4.3 0l-3 3a3 3 0 004.3 4.3l1-1"/></g>',
  list:
    '<g transform="scale(1.2)"><path d="M7 5h10M7 10h10M7 15h10"/><path d="M3 5h.8M3 10h.8M3 15h.8" stroke-width="2.2"/></g>',
  lock:
    '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  lockfix:
    '<g transform="scale(1.2)"><path d="M5 9h10v7.5H5zM7.5 9V6.5a2.5 2.5 0 015 0V9"/></g>',
  menu:
    '<g transform="scale(1.2)"><path d="M3 5.5h14M3 10h14M3 14.5h14"/></g>',
  merge:
    '<g transform="scale(1.2)"><path d="M5 3v4c0 3 5 3 5 6v4M15 3v4c0 3-5 3-5 6"/></g>',
  nowifi:
    '<path d="M4 4l16 16M3 9.5A13 13 0 0 1 7 6.8M11 5.6a13 13 0 0 1 10 3.9M6.5 13a8 8 0 0 1 3-1.8M14 11.3a8 8 0 0 1 3.5 1.7M9.7 16.3a3.3 3.3 0 0 1 4.6 0M12 19.5v.1"/>',
  oct:
    '<g transform="scale(1.2)"><path d="M6.6 2h6.8L18 6.6v6.8L13.4 18H6.6L2 13.4V6.6z" fill="currentColor" stroke="none"/><path d="M10 5.6v5.2M10 13.4v.8" stroke="var(--mark,#fff)" stroke-width="2"/></g>',
  off:
    '<g transform="scale(1.2)"><path d="M3 3l14 14M2.5 8A11 11 0 016 5.7M9 4.6A11 11 0 0117.5 8M5.5 11.2A6.5 6.5 0 018 9.7M12.5 10a6.5 6.5 0 012 1.2M9.8 15h.4"/></g>',
  ok:
    '<circle cx="12" cy="12" r="8.5"/><path d="M8 12.3l2.8 2.8 5.2-5.7"/>',
  pause:
    '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
  pbars:
    '<path d="M9 7v10M15 7v10"/>',
  phone:
    '<path d="M5.5 4h3.7l1.6 4.5-2.2 1.6a12 12 0 0 0 5.3 5.3l1.6-2.2 4.5 1.6v3.7c0 1-.8 1.7-1.7 1.6C11 19.6 4.4 13 3.9 5.7 3.8 4.8 4.5 4 5.5 4z"/>',
  pin:
    '<path d="M12 21s6.5-6 6.5-11a6.5 6.5 0 1 0-13 0c0 5 6.5 11 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
  plus:
    '<path d="M12 5v14M5 12h14"/>',
  print:
    '<g transform="scale(1.2)"><path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z"/></g>',
  qr:
    '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM18 18h2v2M20 14v1.5M14 20h1.5"/>',
  refresh:
    '<g transform="scale(1.2)"><path d="M16 8A6.3 6.3 0 004.5 7M4 12a6.3 6.3 0 0011.5 1M4.5 3v4h4M15.5 17v-4h-4"/></g>',
  right:
    '<path d="M9.5 6l6 6-6 6"/>',
  ring:
    '<circle cx="12" cy="12" r="8.5"/>',
  rotate:
    '<g transform="scale(1.2)"><path d="M15.5 6.5A6.5 6.5 0 1016.5 11M16 3v4h-4"/></g>',
  route:
    '<circle cx="6" cy="6" r="2.3"/><circle cx="18" cy="18" r="2.3"/><path d="M8.3 6H15a3 3 0 0 1 0 6H9a3 3 0 0 0 0 6h6.7"/>',
  rules:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="1"/><path d="M3.5 9.5h17M3.5 14.5h17M14 4.5v15M6.5 12h4M6.5 17h4M16.2 12l1.2 1.2 2-2.4"/>',
  scan:
    '<g transform="scale(1.2)"><path d="M3 7V3.5h3.5M13.5 3.5H17V7M17 13v3.5h-3.5M6.5 16.5H3V13M2.5 10h15"/></g>',
  school:
    '<path d="M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5V16c3 2.6 8 2.6 11 0v-4.5M21.5 9.5V15"/>',
  search:
    '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  send:
    '<g transform="scale(1.2)"><path d="M2.5 9.5L17.5 3l-5 14-3-6z"/></g>',
  shield:
    '<path d="M12 3.5l7.5 2.7v5.3c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6.2z"/><path d="M8.7 12l2.4 2.4 4.3-4.7"/>',
  shop:
    '<path d="M4.5 9.5V20h15V9.5M3.5 9.5L5.5 4h13l2 5.5c0 1.5-1 2.3-2.1 2.3s-2.1-.8-2.1-2.3c0 1.5-1 2.3-2.15 2.3S12 11 12 9.5c0 1.5-1 2.3-2.15 2.3S7.7 11 7.7 9.5c0 1.5-1 2.3-2.1 2.3S3.5 11 3.5 9.5zM10 20v-5h4v5"/>',
  sound:
    '<g transform="scale(1.2)"><path d="M3 8v4h3l4.5 4V4L6 8zM13.5 7.5a3.5 3.5 0 010 5M15.5 5.5a6.3 6.3 0 010 9"/></g>',
  stamp:
    '<g transform="scale(1.2)"><path d="M7.5 3h5l-.8 6H15v4H5V9h3.3zM4.5 16.5h11"/></g>',
  ticket:
    '<g transform="scale(1.2)"><path d="M2.5 5.5h15v3a1.5 1.5 0 000 3v3h-15v-3a1.5 1.5 0 000-3zM12 6v8" /></g>',
  tri:
    '<g transform="scale(1.2)"><path d="M10 2.8L18.2 17H1.8z" fill="currentColor" stroke="none"/><path d="M10 8v4.4M10 14.4v.6" stroke="var(--mark,#fff)" stroke-width="1.8"/></g>',
  undo:
    '<g transform="scale(1.2)"><path d="M7.5 4.5L3.5 8.5l4 4M3.5 8.5h8a4.5 4.5 0 010 9H8"/></g>',
  upload:
    '<path d="M12 16V5M7.5 9L12 4.5 16.5 9M4.5 15.5V20h15v-4.5"/>',
  user:
    '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20.5c.6-4.2 3.6-6.3 7.5-6.3s6.9 2.1 7.5 6.3"/>',
  walk:
    '<circle cx="13" cy="4.8" r="1.6"/><path d="M9 20.5l2.3-5.5-1-4L13 8.5l2 3.5 3 1M11 15l3 2 .8 3.5M10.5 10.5L8 12l-.5 2.5"/>',
  warn:
    '<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.3v.1"/>',
  window:
    '<g transform="scale(1.2)"><path d="M3 4h14v7H3zM2 15h16M6 11v4M14 11v4"/></g>',
  work:
    '<rect x="3.5" y="8" width="17" height="11.5" rx="1"/><path d="M9 8V5h6v3M3.5 13h17M12 12v2.5"/>',
  x:
    '<path d="M6 6l12 12M18 6L6 18"/>',
  xc:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9 9l6 6M15 9l-6 6"/>',
  yuan:
    '<circle cx="12" cy="12" r="8.5"/><path d="M8.5 7.5L12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6"/>',
  zin:
    '<g transform="scale(1.2)"><circle cx="9" cy="9" r="5.5"/><path d="M13.2 13.2L17 17M9 6.6v4.8M6.6 9h4.8"/></g>',
  zout:
    '<g transform="scale(1.2)"><circle cx="9" cy="9" r="5.5"/><path d="M13.2 13.2L17 17M6.6 9h4.8"/></g>',
} as const;

export type IconName = keyof typeof icons;
