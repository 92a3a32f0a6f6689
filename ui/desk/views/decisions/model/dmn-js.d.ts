// The parts of dmn-js that the board uses; the library has no types of its own.
declare module 'dmn-js/lib/*' {
  import type { Manager, Options } from './dmn-types';
  const Made: new (options: Options) => Manager;
  export default Made;
}
