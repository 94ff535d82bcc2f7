LOAD <a> INTO <g>
