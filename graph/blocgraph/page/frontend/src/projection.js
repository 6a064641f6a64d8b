// The world on a plane: Natural Earth projection (Patterson 2007, polynomial of Šavrič et al. 2011), y pointing down.

// What of it is shown: everything but Antarctica.
export const WORLD = { left: -1000, right: 1000, top: -510, bottom: 378 };
const SCALE = WORLD.right / 2.7354;

export function project(longitude, latitude) {
  const lambda = (longitude * Math.PI) / 180;
  const phi = (latitude * Math.PI) / 180;
  const p2 = phi * phi;
  const p4 = p2 * p2;
  const x = lambda * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
  const y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  return [SCALE * x, -SCALE * y];
}
