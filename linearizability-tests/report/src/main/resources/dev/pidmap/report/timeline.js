'use strict';

/** An SVG element with attributes and children. */
function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes || {})) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/**
 * The calls of a history as bars, a lane for each process. Only what is in view is drawn, so its
 * size does not depend on the length of the history.
 */
class Timeline {
  static STEP = 26;
  static LETTER = 7.3;
  static LANE = 56;
  static BAR = 24;

  constructor(data, root, choose) {
    this.data = data;
    this.choose = choose;
    this.selected = null;
    this.top = data.notes.length > 0 ? 52 : 24;
    this.height = this.top + data.lanes.length * Timeline.LANE;
    this.lanes = data.lanes.map((_, lane) => data.calls.filter(call => call.lane === lane));
    this.refused = data.calls.filter(call => call.role === 'refused');
    this.layOut();
    this.canvas = svg('svg', {height: this.height, 'aria-hidden': 'true'});
    this.window = el('div', {class: 'window', tabindex: 0, role: 'group', 'aria-label': 'The bars; scrolls sideways'},
      this.canvas, el('div'));
    this.window.lastChild.style.width = `${this.width}px`;
    this.window.lastChild.style.height = '1px';
    root.append(this.names(), this.window);
    this.window.addEventListener('scroll', () => this.drawSoon());
    new ResizeObserver(() => this.drawSoon()).observe(this.window);
  }

  /** The left edge of each event: far enough apart for what is written between them. */
  layOut() {
    const {calls, events, notes} = this.data;
    const width = new Float64Array(events + 1).fill(Timeline.STEP);
    const points = new Uint32Array(events + 1);
    const returns = new Map();
    calls.forEach(call => {
      points[call.gap] += call.place ? 1 : 0;
      returns.set(call.to < 0 ? events : call.to, [...(returns.get(call.to) || []), call]);
    });
    const pending = calls.filter(call => call.to < 0);
    this.pointsIn = points;
    points.forEach((n, gap) => { width[gap] = Math.max(width[gap], (n + 1) * 14); });
    const written = new Map();
    notes.forEach(note => {
      const gap = Math.max(0, note.at - 1);
      note.offset = written.get(gap) || 0;
      written.set(gap, note.offset + note.text.length * 6.2 + 22);
    });
    written.forEach((needed, gap) => { width[gap] = Math.max(width[gap], needed); });
    this.x = new Float64Array(events + 1);
    const first = calls.length > 0 ? calls[0].from : 0;
    this.x.fill(12, 0, first + 1);
    for (let e = first + 1; e <= events; e++) {
      this.x[e] = this.x[e - 1] + width[e - 1];
      const ended = e === events ? pending : returns.get(e) || [];
      ended.forEach(call => {
        this.x[e] = Math.max(this.x[e], this.x[call.from] + this.label(call).length * Timeline.LETTER + 26);
      });
    }
    this.width = this.x[events] + 90;
  }

  label(call) {
    return `${call.role === 'refused' ? '✕ ' : ''}${call.text}`;
  }

  left(call) {
    return this.x[call.from];
  }

  /** A pending call goes on to the edge. */
  right(call) {
    return call.to < 0 ? Math.max(this.width, this.window.clientWidth) : this.x[call.to] - 5;
  }

  /** Where a call takes effect. */
  point(call) {
    const begin = this.x[call.gap];
    const end = call.gap < this.data.events ? this.x[call.gap + 1] : this.width;
    return begin + (end - 5 - begin) * (call.rank + 1) / (this.pointsIn[call.gap] + 1);
  }

  /** Where a refused call was tried: after the last point, within its bar. */
  tried(call) {
    const last = this.data.order[this.data.order.length - 1];
    const begin = Math.max(last ? this.point(last) + 14 : 0, this.left(call) + 14);
    return Math.min(begin, this.right(call) - 8);
  }

  y(call) {
    return this.top + call.lane * Timeline.LANE + 8;
  }

  names() {
    const told = [...this.data.lanes, ...(this.data.notes.length > 0 ? ['inside the map'] : [])];
    const width = 16 + 6.2 * Math.max(...told.map(name => name.length));
    const out = svg('svg', {class: 'names', width, height: this.height, 'aria-hidden': 'true'});
    if (this.data.notes.length > 0) {
      out.append(svg('text', {class: 'name', x: 10, y: 36}, 'inside the map'));
    }
    this.data.lanes.forEach((name, lane) => out.append(
      svg('text', {class: 'name', x: 10, y: this.y({lane}) + 17}, name)));
    return out;
  }

  drawSoon() {
    this.soon = this.soon || requestAnimationFrame(() => {
      this.soon = null;
      this.draw();
    });
  }

  draw() {
    const view = this.window.clientWidth;
    const from = this.window.scrollLeft;
    this.canvas.setAttribute('width', view);
    const sheet = svg('g', {transform: `translate(${-from} 0)`});
    const near = (a, b) => b > from - 60 && a < from + view + 60;
    this.data.lanes.forEach((_, lane) => {
      const y = this.y({lane}) + Timeline.BAR / 2;
      sheet.append(svg('line', {class: 'rail', x1: from, x2: from + view, y1: y, y2: y}));
    });
    this.drawNotes(sheet, near);
    if (this.data.failed && near(this.x[this.data.stop] || this.width, this.x[this.data.stop])) {
      const x = this.x[this.data.stop - 1] + 3;
      sheet.append(svg('line', {class: 'stop', x1: x, x2: x, y1: 18, y2: this.height}),
        svg('text', {class: 'said', x: x + 4, y: 14}, 'no order up to here'));
    }
    const seen = this.drawOrder(sheet, from, view);
    this.lanes.forEach(calls => {
      for (let i = Timeline.firstWhere(calls, call => this.right(call) > from - 60);
        i < calls.length && this.left(calls[i]) < from + view + 60; i++) {
        sheet.append(this.bar(calls[i]));
      }
    });
    this.drawPoints(sheet, seen);
    this.canvas.replaceChildren(sheet);
  }

  drawNotes(sheet, near) {
    this.data.notes.forEach(note => {
      const x = this.x[Math.max(0, note.at - 1)] + note.offset + 8;
      if (!near(x, x + note.text.length * 6.2 + 20)) {
        return;
      }
      const shape = /^carve/.test(note.text) ? 'M-4 -4h8v8h-8z'
        : /^adopt/.test(note.text) ? 'M0 -5l5 5l-5 5l-5 -5z'
        : /^retire/.test(note.text) ? 'M-4 -4l8 8m0 -8l-8 8' : 'M0 -4v8';
      sheet.append(svg('path', {class: 'mark', d: shape, transform: `translate(${x} 32)`}),
        svg('text', {class: 'note', x: x + 9, y: 36}, note.text));
    });
  }

  bar(call) {
    const [x, r, y, b] = [this.left(call), this.right(call), this.y(call), Timeline.BAR];
    const notch = call.role === 'refused' ? `l6 ${b / 2}l-6 ${b / 2}` : `v${b}`;
    const shape = call.to < 0
      ? `M${r} ${y}H${x}${notch}H${r}` : `M${r} ${y}H${x}${notch}H${r}z`;
    const chosen = call === this.selected ? ' selected' : '';
    const out = svg('g', {class: `bar ${call.role}${chosen}`, 'data-op': call.op},
      svg('path', {d: shape}),
      svg('text', {x: Math.max(x, Math.min(this.window.scrollLeft, r - this.label(call).length * Timeline.LETTER - 16)) + 11, y: y + 16.5}, this.label(call)),
      svg('title', {}, `op ${call.op}: ${call.call} → ${call.answer}`));
    out.addEventListener('click', () => this.choose(call));
    return out;
  }

  /** The line through the points that are in view; answers whose they are. */
  drawOrder(sheet, from, view) {
    const order = this.data.order;
    const begin = Math.max(0, Timeline.firstWhere(order, call => this.point(call) > from - 60) - 1);
    const seen = [];
    for (let i = begin; i < order.length; i++) {
      seen.push(order[i]);
      if (this.point(order[i]) > from + view + 60) {
        break;
      }
    }
    if (seen.length > 1) {
      sheet.append(svg('path', {class: 'order',
        d: seen.map((call, i) => `${i ? 'L' : 'M'}${this.point(call)} ${this.base(call)}`).join('')}));
    }
    return seen;
  }

  base(call) {
    return this.y(call) + Timeline.BAR;
  }

  drawPoints(sheet, seen) {
    seen.forEach(call => sheet.append(
      svg('circle', {class: 'point', cx: this.point(call), cy: this.base(call), r: 4.5}),
      svg('text', {class: 'place', x: this.point(call), y: this.base(call) + 16}, String(call.place))));
    const last = this.data.order[this.data.order.length - 1];
    this.refused.forEach(call => {
      const [x, y] = [this.tried(call), this.base(call)];
      if (last) {
        sheet.append(svg('path', {class: 'tried', d: `M${this.point(last)} ${this.base(last)}L${x} ${y}`}));
      }
      sheet.append(svg('path', {class: 'cross', d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`}),
        svg('text', {class: 'said', x: x + 9, y: y + 16}, 'refused'));
    });
  }

  select(call) {
    this.selected = call;
    const view = this.window.clientWidth;
    const x = this.left(call);
    if (x < this.window.scrollLeft + 20 || x > this.window.scrollLeft + view * 0.7) {
      this.window.scrollLeft = Math.max(0, x - view / 3);
    }
    this.draw();
  }

  /** The first position of a sorted list where `test` holds. */
  static firstWhere(list, test) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(list[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
