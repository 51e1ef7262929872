/** A picture of the word that answers the image challenge, drawn by hand-placed letters on a striped ground. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80" viewBox="0 0 240 80">
  <rect width="240" height="80" rx="8" fill="#eef2f7"/>
  <path d="M0 20 240 4M0 44 240 28M0 68 240 52" stroke="#cbd5e1" stroke-width="3"/>
  <g font-family="Georgia, serif" font-size="40" fill="#1e293b">
    <text x="28" y="54" transform="rotate(-6 28 54)">c</text>
    <text x="54" y="50" transform="rotate(4 54 50)">o</text>
    <text x="84" y="56" transform="rotate(-4 84 56)">r</text>
    <text x="108" y="50" transform="rotate(7 108 50)">r</text>
    <text x="130" y="56" transform="rotate(-8 130 56)">e</text>
    <text x="156" y="50" transform="rotate(5 156 50)">c</text>
    <text x="184" y="56" transform="rotate(-5 184 56)">t</text>
  </g>
</svg>`;

export const CORRECT_ANSWER_IMAGE = `data:image/svg+xml;base64,${Buffer.from(PICTURE).toString('base64')}`;
