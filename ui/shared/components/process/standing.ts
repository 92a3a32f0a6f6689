import type { IconName } from '../icons';
import type { Standing } from './drawing';

/** How each standing is drawn beside its word. */
export const kStandingIcon: Record<Standing, IconName> = { done: 'check', now: 'clock', held: 'pause', ahead: 'dot' };
