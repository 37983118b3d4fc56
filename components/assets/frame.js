// Where a map's places lie on the page: the one reader of Plotly's own projection.

export function frameOf(graph) {
  const geo = graph._fullLayout?.geo?._subplot;
  if (!geo?.projection) return null;
  const { xaxis, yaxis } = geo;
  return {
    project: (lon, lat) => geo.projection([lon, lat]),
    invert: (x, y) => geo.projection.invert([x, y]),
    middle: geo.midPt,
    holds: ([x, y], inset) =>
      x > xaxis._offset + inset &&
      x < xaxis._offset + xaxis._length - inset &&
      y > yaxis._offset + inset &&
      y < yaxis._offset + yaxis._length - inset,
  };
}
