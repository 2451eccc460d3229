'use strict';

/** An element with attributes and children; a child that is no element is text. */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** The abstract state of a map, replayed from the effects of the calls in an order. */
class PidState {
  /** More numbers than these are not all drawn. */
  static MOST = 64;

  constructor(data) {
    this.data = data;
    this.spaces = new Map([[0, this.space(-1, data.root_pid_max)]]);
    this.pids = new Map();
    data.before.forEach(effect => this.apply(effect));
  }

  space(parent, pidMax) {
    return {parent, pidMax, closed: false, numbers: new Map()};
  }

  /** The namespace of token `ns` and its ancestors, outermost first. */
  chain(ns) {
    const chain = [];
    for (let token = ns; token >= 0; token = this.spaces.get(token).parent) {
      chain.unshift(token);
    }
    return chain;
  }

  apply(effect) {
    if (effect.kind === 'create') {
      this.spaces.set(effect.ns, this.space(effect.parent, this.data.pid_max_limit));
    } else if (effect.kind === 'allocate') {
      this.pids.set(effect.pid, effect);
      this.each(effect, numbers => n => numbers.set(n, effect.pid));
    } else if (effect.kind === 'release') {
      this.each(this.pids.get(effect.pid), numbers => n => numbers.set(n, -1));
    } else if (effect.kind === 'close') {
      this.spaces.get(effect.ns).closed = true;
    } else if (effect.kind === 'pid_max') {
      this.spaces.get(effect.ns).pidMax = effect.value;
    }
  }

  each(allocated, change) {
    this.chain(allocated.ns).forEach((ns, level) => {
      change(this.spaces.get(ns).numbers)(allocated.numbers[level]);
    });
  }

  /** The state after the first `places` calls of the order. */
  static after(data, places) {
    const state = new PidState(data);
    data.order.filter(call => call.effect && call.place <= places)
        .forEach(call => state.apply(call.effect));
    return state;
  }

  /** The numbers that an effect is about, by namespace. */
  about(effect) {
    const pid = effect && (effect.numbers ? effect : this.pids.get(effect.pid));
    return new Map(pid && this.spaces.has(pid.ns)
      ? this.chain(pid.ns).map((ns, level) => [ns, pid.numbers[level]]) : []);
  }

  /**
   * Numbers in boxes, a box for each range; `other` is the state to compare with, and `effect` says
   * near which numbers to stay where there are many.
   */
  draw(other, wanted, effect) {
    const out = el('div');
    const about = this.about(effect);
    for (const [ns, space] of this.spaces) {
      const was = other && other.spaces.get(ns);
      const notes = [ns === 0 ? 'namespace 0, the root' : `namespace ${ns}, in ${space.parent}`,
        `pid_max ${space.pidMax}`];
      if (space.closed) {
        notes.push('closed');
      }
      const chain = wanted && this.spaces.has(wanted.ns) ? this.chain(wanted.ns) : [];
      const asked = chain.includes(ns) && wanted.numbers
        ? {number: wanted.numbers[chain.indexOf(ns)], pid: wanted.pid} : {};
      out.append(el('div', {class: 'space'}, el('p', {}, notes.join(' · ')),
        this.boxes(space, was, asked, about.get(ns))));
    }
    return out;
  }

  boxes(space, was, asked, about) {
    const size = this.data.range_size;
    const used = [...space.numbers.keys(), ...(asked.number ? [asked.number] : [])];
    const shown = new Set(used);
    if (size > 0 && size <= 32) {
      for (const range of new Set(used.map(n => Math.floor(n / size)))) {
        for (let n = range * size; n < (range + 1) * size; n++) {
          shown.add(n);
        }
      }
    }
    const ranges = new Map();
    const near = shown.size <= PidState.MOST ? [...shown]
      : [...shown].filter(n => Math.abs(n - (about || 0)) <= PidState.MOST / 4);
    for (const n of near.sort((a, b) => a - b)) {
      const range = size > 0 ? Math.floor(n / size) : 0;
      ranges.set(range, [...(ranges.get(range) || []), n]);
    }
    const out = el('div', {class: 'ranges'});
    for (const [range, numbers] of ranges) {
      const title = size > 0
        ? `range ${range}: ${range * size} to ${(range + 1) * size - 1}` : 'numbers used so far';
      out.append(el('div', {class: 'range'}, el('p', {}, title), el('div', {class: 'cells'},
        ...numbers.map(n => this.cell(n, space, was, n === asked.number && asked.pid)))));
    }
    if (near.length < shown.size) {
      const live = [...space.numbers.values()].filter(pid => pid >= 0).length;
      out.append(el('p', {class: 'rest'}, `${shown.size - near.length} other numbers that were used are not shown; ${live} are live in all`));
    }
    if (shown.size === 0) {
      out.append(el('p', {}, 'no number in use'));
    }
    return out;
  }

  cell(n, space, was, asked) {
    const pid = space.numbers.get(n);
    const out = n === 0 || n >= space.pidMax;
    const [kind, word] = pid >= 0 ? ['live', `p${pid}`]
      : pid === -1 ? ['spent', 'free again'] : out ? ['out', n === 0 ? 'no pid' : 'beyond']
      : ['fresh', ''];
    const changed = was !== undefined && was !== null && was.numbers.get(n) !== pid;
    return el('span', {class: `cell ${kind}${changed ? ' changed' : ''}${asked ? ' wanted' : ''}`},
      String(n), el('small', {}, word + (asked ? ` wanted by p${asked}` : '')));
  }
}
