-- wrk -s paths.lua URL [-- FILE [PAUSE]]: asks for the addresses in a file at random, each connection after a pause of
-- so many milliseconds, or for the URL alone; answers in JSON.
function init(args)
  if not args[1] then return end
  local requests = {}
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
  math.randomseed(7)
  if args[2] then delay = function() return tonumber(args[2]) end end
  request = function() return requests[math.random(#requests)] end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\n{"perSecond":%f,"p50":%f,"p99":%f,"errors":%d}\n',
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout
  ))
end
