/** What a meter itself says of its switch: the state of the relay or valve, never of an order. `ready` = may be closed by the button on the meter. */
export type SwitchState = 'on' | 'off' | 'ready' | 'unknown';
