-- Another resident sends readings at each request: session, account and the meter's field from the file.
local visits = {}
function init(args)
  for line in io.lines(args[1]) do
    local session, account, field = line:match("^(%S+) (%S+) (%S+)")
    visits[#visits + 1] = { "/accounts/" .. account .. "/readings", "sid=" .. session, field }
  end
  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
end
local function hex(n) return string.format("%04x", math.random(0, 65535)):rep(1) .. (n > 1 and hex(n - 1) or "") end
function request()
  local visit = visits[math.random(#visits)]
  local form = hex(2) .. "-" .. hex(1) .. "-4000-8000-" .. hex(3)
  local body = visit[3] .. "=" .. (99000 + math.random(900)) .. "&sure_high_" .. visit[3] .. "=1&sure_comma_" .. visit[3] .. "=1&form_id=" .. form
  return wrk.format("POST", visit[1],
    { Cookie = visit[2], ["Content-Type"] = "application/x-www-form-urlencoded" }, body)
end
