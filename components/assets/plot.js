// One figure on the page: mounts once, repaints in place, keeps the reader's view.

import { Anatomy } from "./anatomy.js";
import { Card } from "./card.js";
import { Chosen } from "./chosen.js";
import { fill, keepOne, say } from "./elements.js";
import { inTurn, isLoaded, loadPlotly, loadShapes } from "./engine.js";
import { Fingers } from "./fingers.js";
import { fitted, roomOf, tall } from "./fitting.js";
import { Hatching } from "./hatching.js";
import { Keyboard } from "./keyboard.js";
import { noticeLook } from "./look.js";
import { clickedId, linesOf, pointUnder, subplotOf } from "./marks.js";
import { named, stepAt } from "./names.js";
import { frameOf, hover } from "./plotly_inside.js";
import { drawOnPaper } from "./printing.js";
import { Trackpad } from "./trackpad.js";
import { forms, isMap, NARROW_BELOW_PX, View } from "./view.js";

const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  doubleClick: false,
  scrollZoom: false,
  showTips: false,
  // Figures bring their own shapes; a figure that does not must fail here, not abroad.
  topojsonURL: new URL("topojson/", import.meta.url).href,
};
const DRAG_PX = 5;
const EDGE_PX = 12;
const NAME_OF_PLACE = 1; // the column of the map's table
const TWICE_MS = 320; // a tap may be the first of two

class PlotFigure {
  #view = new View();
  #forms = null;
  #drawn = null;
  #isTable = false;
  #isStudio = false;
  #studio = null;
  #table = null;
  #asked = null;
  #given = "";
  #failed = false;
  #waiting = 0;
  #width = 0;
  #down = { x: 0, y: 0, pointerType: "" };
  #opening = 0;

  constructor() {
    this.anatomy = new Anatomy({
      table: () => this.#toggleTable(),
      studio: () => this.#toggleStudio(),
      closer: () => this.#look(this.#view.closer(this.#form(), 1)),
      farther: () => this.#look(this.#view.closer(this.#form(), -1)),
      whole: () => this.#look(this.#view.whole(this.#form())),
    });
    const { graph, picture, reading, root } = this.anatomy;
    this.root = root;
    this.keyboard = new Keyboard({
      graph,
      picture,
      reading,
      open: (id) => this.#opened(id),
      zoom: (direction) => this.#zoomed(direction),
      reveal: (trace, point) => this.#reveal(trace, point),
    });
    this.card = new Card(picture);
    this.chosen = new Chosen({ picture, graph });
    picture.addEventListener("pointerdown", ({ x, y, pointerType }) => {
      this.#down = { x, y, pointerType };
    });
    this.hatching = new Hatching(picture);
    const map = {
      graph,
      picture,
      isMap: () => this.#forms && isMap(this.#forms.wide) && frameOf(graph) !== null,
      moved: (change) => this.#moved(change),
    };
    this.trackpad = new Trackpad(map);
    this.fingers = new Fingers({
      ...map,
      twice: (change) => {
        clearTimeout(this.#opening);
        this.#moved(change);
      },
    });
    this.resizing = new ResizeObserver(() => {
      this.#width = Math.round(this.root.clientWidth);
      this.#resized();
    });
    this.resizing.observe(root);
    document.addEventListener("pointerdown", this.#lookAhead, { once: true });
  }

  // Fetched when a reader begins to choose something.
  #lookAhead = () => {
    const isFirst = () => document.querySelector(".ro-figure") === this.root;
    const whenHere = (coming, use) =>
      coming.then(
        (module) => this.root.isConnected && use(module),
        () => null, // the page draws without it, too
      );
    whenHere(import("./ahead.js"), ({ Ahead }) => {
      this.ahead = new Ahead({
        data: () => (isFirst() ? this.data : null),
        take: (data) => this.#take(data),
      });
    });
    whenHere(import("./outlines.js"), ({ keepOutlines }) => {
      if (this.#drawn) keepOutlines(this.anatomy.graph);
    });
  };

  update(component) {
    const { data, setTriggerValue } = component;
    // Asking for a style makes the browser lay out the page: not before it is painted.
    requestAnimationFrame(() => noticeLook(component));
    this.#open = (id) => setTriggerValue("click", id);
    this.#choosePeriod = (days) => setTriggerValue("period", days);
    this.#askForNarrow = () => setTriggerValue("narrow", true);
    this.chosen.follow();
    if (data.version === this.#given && !this.#failed) return;
    this.#given = data.version;
    this.ahead?.drop();
    if (data.version !== this.data?.version || this.#failed) this.#take(data);
  }

  #take(data) {
    this.data = data;
    this.#forms = forms(data);
    this.anatomy.tell(data);
    if (this.#isTable) this.#fillTable();
    this.#studio?.update(data);
    this.#draw();
  }

  remove() {
    this.resizing.disconnect();
    cancelAnimationFrame(this.#waiting);
    clearTimeout(this.#opening);
    this.chosen.remove();
    document.removeEventListener("pointerdown", this.#lookAhead);
    this.ahead?.remove();
    this.data = null;
    if (this.#drawn) window.Plotly.purge(this.anatomy.graph);
    this.root.remove();
  }

  #open = () => {};
  #askForNarrow = () => {};
  #choosePeriod = () => {};

  #size() {
    // Asking the page for its layout is slow: once, and then only when it changes.
    this.#width ||= Math.round(this.root.clientWidth);
    const width = this.#width;
    const isNarrow = width < NARROW_BELOW_PX;
    const { layout } = this.#formAt(isNarrow);
    const { height } = layout;
    if (!isMap(this.#forms.wide)) return { width, height, isNarrow };
    const { root, stage } = this.anatomy;
    return { width, height: fitted(root, stage, tall(layout, width)), isNarrow };
  }

  #form() {
    return this.#formAt(this.#size().isNarrow);
  }

  // Until the narrow form has come, the wide one takes its place.
  #formAt(isNarrow) {
    const { narrow, wide } = this.#forms;
    return (isNarrow && narrow) || wide;
  }

  #resized() {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => {
      if (!this.data) return;
      const { width, height } = this.#size();
      if (width !== this.#drawn?.width || height !== this.#drawn?.height) this.#draw();
      else if (width) this.#arrange();
    });
  }

  async #draw() {
    const { data } = this;
    this.#arrange();
    const { width, isNarrow } = this.#size();
    if (!width) return; // there is no room yet, and nobody knows how much there will be
    if (isNarrow && !this.#forms.narrow) {
      if (this.#asked !== data) this.#askForNarrow();
      this.#asked = data;
      // Nobody should see a figure squeezed, and a moment later another one.
      if (!this.#drawn) return;
    }
    try {
      const traces = this.#traces();
      if (!isLoaded(traces)) {
        await Promise.all([loadPlotly(data.plotly), loadShapes(traces)]);
      }
      const paint = async () => {
        if (data === this.data && this.#size().width) await this.#paint();
      };
      await inTurn(this.root, paint, { again: Boolean(this.#drawn) });
      if (data !== this.data) return;
      this.#failed = false;
    } catch (error) {
      if (data !== this.data) return;
      console.error(error);
      this.#failed = true;
      say(this.anatomy.failure, data.words.failed);
    }
    this.#arrange();
  }

  async #paint() {
    const size = this.#size();
    const form = this.#form();
    const { graph } = this.anatomy;
    const isFirst = !this.#drawn;
    this.#view.enter(form, form === this.#forms.narrow);
    const layout = this.#view.layout(form, size);
    this.#drawn = { width: size.width, height: size.height, form };
    const data = this.#traces();
    await window.Plotly.react(graph, data, layout, CONFIG);
    if (isFirst) this.#listen();
    this.hatching.fill(graph);
    this.root.dataset.painted = "";
    // What stands beside a lone map may come after it.
    const room = isFirst && roomOf(this.root);
    if (room) this.resizing.observe(room);
    const figure = this.#forms.wide;
    drawOnPaper(graph, { screen: { ...form, data }, figure, view: this.#view, size });
    this.keyboard.repainted(graph.data);
    this.card.hide();
    this.chosen.draw();
  }

  #listen() {
    const { graph } = this.anatomy;
    graph.on("plotly_click", ({ points, event }) => {
      // A map ends its drags with a click, too.
      const { x, y, pointerType } = this.#down;
      if (Math.hypot(event.clientX - x, event.clientY - y) > DRAG_PX) return;
      const id = clickedId(points);
      if (!id) return;
      const mayBeTwice = pointerType === "touch" && isMap(this.#forms.wide);
      clearTimeout(this.#opening);
      if (!mayBeTwice) this.#opened(id);
      else this.#opening = setTimeout(() => this.#opened(id), TWICE_MS);
    });
    graph.on("plotly_afterplot", () => this.hatching.fill(graph));
    graph.on("plotly_selected", (brushed) => {
      if (brushed?.range?.x) this.#brushed(brushed.range.x);
    });
    graph.on("plotly_hover", (hovered) => {
      if (isGeographic(hovered.points[0]?.data ?? {})) {
        this.card.show(graph, hovered, this.#size());
      }
    });
    graph.on("plotly_unhover", () => this.card.hide());
    graph.on("plotly_beforehover", (event) => {
      const point = pointUnder(graph, event);
      if (!point) return true;
      return !hover(graph, point, subplotOf(graph.data[point.curveNumber]));
    });
    graph.on("plotly_relayouting", () => this.#left());
    graph.on("plotly_relayout", (changes) => {
      const before = this.#closeness();
      this.#view.keep(changes);
      if (before !== this.#closeness()) this.#draw();
      else this.chosen.draw();
    });
  }

  // What was brushed is a period from now on; the figure itself selects nothing.
  async #brushed(ends) {
    this.#choosePeriod(ends.map((end) => String(end).slice(0, 10)).join("/"));
    const { graph } = this.anatomy;
    await window.Plotly.update(graph, { selectedpoints: null }, { selections: [] });
  }

  #left() {
    this.keyboard.leave();
    this.card.hide();
    this.chosen.outline.clear();
  }

  // What is drawn anew where the reader comes closer: shapes, names.
  #closeness() {
    const form = this.#form();
    const times = this.#view.times(form);
    const isClose = this.data.detail && this.#view.isClose(form);
    const isPattern = this.hatching.isPattern(form.data, times);
    return [isClose, isPattern, stepAt(form.data, times)].join();
  }

  #opened(id) {
    this.card.hide();
    this.chosen.expect(id);
    this.#open(id);
    const mark = this.anatomy.graph.data.find(({ ids }) => ids?.includes(id));
    const [name] = mark ? linesOf(mark, mark.ids.indexOf(id)) : [""];
    say(this.anatomy.opened, name ? fill(this.data.words.opened, { mark: name }) : "");
  }

  #moved(change) {
    const frame = frameOf(this.anatomy.graph);
    if (frame) this.#look(this.#view.moved(this.#form(), frame, change));
  }

  #zoomed(direction) {
    if (!isMap(this.#forms.wide)) return false;
    this.#look(this.#view.closer(this.#form(), direction));
    return true;
  }

  // A reader who comes close to a map gets the shapes of full detail.
  #traces() {
    const form = this.#form();
    const detail = this.#view.isClose(form) ? this.data.detail : null;
    const times = this.#view.times(form);
    return this.hatching.traces(named(form.data, times), times).map((trace) => {
      const isDetailed = trace.geojson && detail;
      const drawn = isDetailed ? { ...trace, geojson: detail } : { ...trace };
      // The card says it, in our own type.
      return isGeographic(drawn) ? silent(drawn) : drawn;
    });
  }

  #arrange() {
    this.anatomy.arrange(this.#size());
    this.anatomy.show({
      table: this.#isTable,
      studio: this.#isStudio,
      failed: this.#failed,
      isMap: isMap(this.#forms.wide),
    });
  }

  async #look({ changes, isWhole }) {
    this.#left();
    if (!this.#drawn) return;
    await window.Plotly.relayout(this.anatomy.graph, changes);
    if (isWhole) this.#view.forget();
  }

  // A mark that the reader's own zoom has left outside the frame comes into it.
  async #reveal(trace, point) {
    const frame = isMap(this.#forms.wide) && frameOf(this.anatomy.graph);
    if (trace.type !== "scattergeo" || !frame) return;
    const [lon, lat] = [trace.lon[point], trace.lat[point]];
    const at = frame.project(lon, lat);
    if (at && frame.holds(at, EDGE_PX)) return;
    await window.Plotly.relayout(this.anatomy.graph, this.#view.centredOn(lon, lat));
  }

  async #fillTable() {
    const { twin } = this.anatomy;
    try {
      const { Table } = await import("./table.js");
      this.#table ??= new Table(twin);
      const { columns, rows, title: label, words, hrefs } = this.data;
      this.#table.update({ columns, rows, label, words, hrefs, named: NAME_OF_PLACE });
    } catch (error) {
      console.error(error);
      if (!this.#table) say(twin, this.data.words.not_loaded);
    }
  }

  #toggleTable() {
    this.#isTable = !this.#isTable;
    if (this.#isTable) this.#fillTable();
    this.keyboard.leave();
    this.#arrange();
  }

  async #toggleStudio() {
    const { anatomy, data } = this;
    this.#isStudio = !this.#isStudio;
    this.#arrange();
    anatomy.save.focus();
    try {
      const { Studio } = await import("./studio.js");
      this.#studio ??= new Studio(anatomy.studio);
      this.#studio.update(this.data ?? data);
    } catch (error) {
      console.error(error);
      if (!this.#studio) say(anatomy.studio, data.words.not_loaded);
    }
    // On a phone the panel would open below the edge of the screen.
    anatomy.studio.scrollIntoView({ block: "nearest" });
  }
}

const isGeographic = ({ type }) => type === "choropleth" || type === "scattergeo";

function silent(trace) {
  return trace.hoverinfo === "text" ? { ...trace, hoverinfo: "none" } : trace;
}

export const mount = keepOne(() => new PlotFigure());
