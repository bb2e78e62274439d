-- Another resident at each request: sessions and paths from the file of the first argument, one a line.
local visits = {}
function init(args)
  for line in io.lines(args[1]) do
    local session, account = line:match("^(%S+) (%S+)")
    visits[#visits + 1] = { "/accounts/" .. account, { Cookie = "sid=" .. session } }
  end
  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
end
function request()
  local visit = visits[math.random(#visits)]
  return wrk.format("GET", visit[1], visit[2])
end
