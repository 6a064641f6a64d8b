// Shapes and colours on a canvas.

// So much of a colour (0 to 1) on paper; both as #rrggbb.
export function mix(colour, paper, share) {
  const parts = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [one, other] = [parts(colour), parts(paper)];
  return `rgb(${one.map((value, at) => Math.round(value * share + other[at] * (1 - share))).join(",")})`;
}

export function paintArea(context, colour, width) {
  context.save();
  context.globalAlpha = 0.09;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 0.5;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.restore();
}

// A hull with a margin: an arc round each corner.
export function roundHull(context, points, margin) {
  const turns = points.map(([x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length];
    return Math.atan2(nextY - y, nextX - x) - Math.PI / 2;
  });
  points.forEach(([x, y], at) => {
    context.arc(x, y, margin, turns[(at + points.length - 1) % points.length], turns[at]);
  });
  context.closePath();
}
