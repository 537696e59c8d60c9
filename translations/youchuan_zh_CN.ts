<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Notifier</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Youchuan</source>
        <translation>优传</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>, </source>
        <comment>between two terms of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The settings were damaged. They were set aside as %1.</source>
        <translation>设置文件已损坏，已另存为 %1。</translation>
    </message>
    <message>
        <source>No log is kept: %1 cannot be written.</source>
        <translation>没有保存日志：无法写入 %1。</translation>
    </message>
    <message>
        <source>The disk of %1 knows no owners: whoever gets hold of it can read the queue. No sign-in is kept there.</source>
        <translation>%1 所在的磁盘不区分用户：任何拿到该磁盘的人都能读取上传列表。登录信息不会保存在那里。</translation>
    </message>
    <message>
        <source>Practice account</source>
        <translation>练习账号</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>The title is empty</source>
        <translation>标题未填写</translation>
    </message>
    <message>
        <source>The title has 1 character, %1 at least</source>
        <translation>标题至少 %1 个字</translation>
    </message>
    <message>
        <source>The title has %1 characters, %2 at least</source>
        <translation>标题只有 %1 个字，至少 %2 个字</translation>
    </message>
    <message>
        <source>The title is 1 character too long</source>
        <translation>标题超出 1 个字</translation>
    </message>
    <message>
        <source>The title is %1 characters too long</source>
        <translation>标题超出 %1 个字</translation>
    </message>
    <message>
        <source>The title needs more than digits</source>
        <translation>标题不能只有数字</translation>
    </message>
    <message>
        <source>“%1” is too short; a tag has at least %2 letters</source>
        <translation>“%1”太短，标签至少 %2 个字母</translation>
    </message>
    <message>
        <source>“%1” has %2 letters; a tag has at most %3. Shorten it or remove it.</source>
        <translation>“%1”有 %2 个字母，最多 %3 个字母，请改短或移除。</translation>
    </message>
    <message>
        <source>%1 tags at most; there are %2</source>
        <translation>最多 %1 个标签，现有 %2 个</translation>
    </message>
    <message>
        <source>The tag “%1” is there twice</source>
        <translation>标签“%1”重复</translation>
    </message>
    <message>
        <source>“%1” has a comma; make two tags of it</source>
        <translation>“%1”中有逗号，请拆成两个标签</translation>
    </message>
    <message>
        <source>The watch password is empty</source>
        <translation>观看密码未填写</translation>
    </message>
    <message>
        <source>Watch password: letters and digits only, %1 at most</source>
        <translation>观看密码只能用字母和数字，最多 %1 位</translation>
    </message>
    <message>
        <source>%1 goes from -%2 to %2 degrees</source>
        <translation>%1应在 -%2 到 %2 度之间</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1未填写</translation>
    </message>
    <message>
        <source>%1 is too short</source>
        <translation>%1太短</translation>
    </message>
    <message>
        <source>%1 is 1 character too long</source>
        <translation>%1超出 1 个字</translation>
    </message>
    <message>
        <source>%1 is %2 characters too long</source>
        <translation>%1超出 %2 个字</translation>
    </message>
    <message>
        <source>%1 needs more than digits</source>
        <translation>%1不能只有数字</translation>
    </message>
    <message>
        <source>%1: %2 at most</source>
        <translation>%1最多 %2 个</translation>
    </message>
    <message>
        <source>%1: “%2” is there twice</source>
        <translation>%1：“%2”重复</translation>
    </message>
    <message>
        <source>%1 has a character that Youku does not take</source>
        <translation>%1含有优酷不接受的字符</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1超出范围</translation>
    </message>
    <message>
        <source>%1 is not understood</source>
        <translation>%1无法识别</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”</source>
        <translation>%1不能是“%2”</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>观看权限</translation>
    </message>
    <message>
        <source>Watch password</source>
        <translation>观看密码</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Shoot time</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Youku is not available at the moment</source>
        <translation>优酷服务暂时不可用</translation>
    </message>
    <message>
        <source>Youku does not take uploads from this network</source>
        <translation>优酷不接受来自当前网络的上传</translation>
    </message>
    <message>
        <source>Youku does not know this client ID</source>
        <translation>应用 ID 无效</translation>
    </message>
    <message>
        <source>This app may not upload</source>
        <translation>该应用没有上传权限</translation>
    </message>
    <message>
        <source>The sign-in has expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Youku did not understand the request</source>
        <translation>优酷无法识别请求</translation>
    </message>
    <message>
        <source>Youku does not take one of the details</source>
        <translation>优酷未接受其中一项视频信息</translation>
    </message>
    <message>
        <source>This app has used up its share for now</source>
        <translation>接口调用次数已达上限，请稍后再试</translation>
    </message>
    <message>
        <source>Youku does not take this client secret</source>
        <translation>优酷不接受这个应用密钥</translation>
    </message>
    <message>
        <source>Too many requests; waiting as asked</source>
        <translation>请求过于频繁，按要求等待</translation>
    </message>
    <message>
        <source>Youku wants to see a person type a code; sign in on its site first</source>
        <translation>优酷要求输入验证码，请先在优酷网站登录</translation>
    </message>
    <message>
        <source>Youku&apos;s sign-in is not available at the moment</source>
        <translation>优酷登录服务暂时不可用</translation>
    </message>
    <message>
        <source>This app may not renew its sign-in</source>
        <translation>该应用不能自动续期登录</translation>
    </message>
    <message>
        <source>The title is too long</source>
        <translation>标题太长</translation>
    </message>
    <message>
        <source>Youku does not allow a word in the title</source>
        <translation>标题含有优酷不允许的词</translation>
    </message>
    <message>
        <source>You uploaded this video already</source>
        <translation>这个视频您已上传过</translation>
    </message>
    <message>
        <source>There is no tag</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>There are more than 10 tags</source>
        <translation>标签超过 10 个</translation>
    </message>
    <message>
        <source>Youku does not allow a word in a tag</source>
        <translation>标签含有优酷不允许的词</translation>
    </message>
    <message>
        <source>A tag has less than 2 letters</source>
        <translation>有标签不足 2 个字母</translation>
    </message>
    <message>
        <source>A tag has more than 12 letters</source>
        <translation>有标签超过 12 个字母</translation>
    </message>
    <message>
        <source>A tag has less than 2 Chinese characters</source>
        <translation>有标签不足 2 个汉字</translation>
    </message>
    <message>
        <source>A tag has more than 6 Chinese characters</source>
        <translation>有标签超过 6 个汉字</translation>
    </message>
    <message>
        <source>There is no category</source>
        <translation>没有选择分类</translation>
    </message>
    <message>
        <source>There is more than one category</source>
        <translation>分类多于一个</translation>
    </message>
    <message>
        <source>Youku does not allow a word in the description</source>
        <translation>简介含有优酷不允许的词</translation>
    </message>
    <message>
        <source>The description is too long</source>
        <translation>简介太长</translation>
    </message>
    <message>
        <source>The watch password takes letters and digits only, 32 at most</source>
        <translation>观看密码只能用字母和数字，最多 32 位</translation>
    </message>
    <message>
        <source>Youku no longer knows this upload</source>
        <translation>优酷端已找不到该上传任务</translation>
    </message>
    <message>
        <source>Youku could not store the video</source>
        <translation>优酷保存视频失败</translation>
    </message>
    <message>
        <source>Youku has this file already</source>
        <translation>优酷已有这个文件</translation>
    </message>
    <message>
        <source>This upload has expired at Youku</source>
        <translation>这个上传任务在优酷已过期</translation>
    </message>
    <message>
        <source>A part of the file arrived damaged</source>
        <translation>文件有一部分在传输中损坏</translation>
    </message>
    <message>
        <source>Youku did not take a part of the file</source>
        <translation>优酷没有接受文件的一部分</translation>
    </message>
    <message>
        <source>Youku has not confirmed the video yet</source>
        <translation>优酷尚未确认该视频</translation>
    </message>
    <message>
        <source>This account may not do that with the video</source>
        <translation>该账号无权对此视频进行操作</translation>
    </message>
    <message>
        <source>Youku could not change the video</source>
        <translation>优酷未能修改该视频</translation>
    </message>
    <message>
        <source>%1 (code %2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (code %2: %3)</source>
        <translation>%1（%2：%3）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Youku refused it</source>
        <translation>优酷拒绝了请求</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password</source>
        <translation>代理服务器要求用户名和密码</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>服务器响应超时</translation>
    </message>
    <message>
        <source>The server takes smaller parts only</source>
        <translation>服务器只接受更小的分片</translation>
    </message>
    <message>
        <source>The server has a problem of its own</source>
        <translation>服务器出现内部问题</translation>
    </message>
    <message>
        <source>The server refused the request</source>
        <translation>服务器拒绝了请求</translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <translation>%1（HTTP %2）</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>没有网络连接</translation>
    </message>
    <message>
        <source>Youku takes nothing more of this upload</source>
        <translation>优酷不再接收这个上传任务的数据</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood</source>
        <translation>无法识别服务器的返回内容</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>尚未登录</translation>
    </message>
    <message>
        <source>The details are not complete</source>
        <translation>视频信息不完整</translation>
    </message>
    <message>
        <source>The file changed while uploading</source>
        <translation>上传过程中文件发生了变化</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件大小为 0</translation>
    </message>
    <message>
        <source>Larger than Youku takes</source>
        <translation>超过优酷允许的大小</translation>
    </message>
    <message>
        <source>The disk is full; the queue cannot be kept</source>
        <translation>磁盘已满，无法保存上传列表</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Something went wrong in this program</source>
        <translation>程序内部出错</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>The connection ended before the server answered</source>
        <translation>服务器断开了连接</translation>
    </message>
    <message>
        <source>The server could not prove who it is; nothing was sent to it</source>
        <translation>服务器身份无法验证，未向其发送任何内容</translation>
    </message>
    <message>
        <source>The proxy refused the connection</source>
        <translation>代理服务器拒绝了连接</translation>
    </message>
    <message>
        <source>The server pointed to another address, which is not followed</source>
        <translation>服务器要求跳转到其他地址，已拒绝</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1st</source>
        <comment>place in the queue</comment>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <source>%1nd</source>
        <comment>place in the queue</comment>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <source>%1rd</source>
        <comment>place in the queue</comment>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <source>%1th</source>
        <comment>place in the queue</comment>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>即将开始上传</translation>
    </message>
    <message>
        <source>%1 in the queue</source>
        <translation>排在%1</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>已传 %1 / %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>已读取 %1</translation>
    </message>
    <message>
        <source>sending has not begun</source>
        <translation>尚未开始上传</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>尚未上传任何内容</translation>
    </message>
    <message>
        <source>continues from here</source>
        <translation>可断点续传</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>第 %1 次，共 %2 次</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>goes on after signing in</source>
        <translation>登录后继续</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Needs details</source>
        <translation>信息待完善</translation>
    </message>
    <message>
        <source>Still being written</source>
        <translation>文件写入中</translation>
    </message>
    <message>
        <source>Checking file</source>
        <translation>校验中</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>上传中</translation>
    </message>
    <message>
        <source>Finishing on the server</source>
        <translation>服务器处理中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Retrying in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>Waiting for network</source>
        <translation>等待网络</translation>
    </message>
    <message>
        <source>Needs sign-in</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>上传失败</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Starts when the file stops growing</source>
        <translation>文件写完后自动开始</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>已全部传完</translation>
    </message>
    <message>
        <source>Youku is checking it</source>
        <translation>优酷正在校验</translation>
    </message>
    <message>
        <source>Telling Youku</source>
        <translation>正在通知优酷</translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>未发布任何内容</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>修改信息</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看视频</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>更换文件…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>账号设置…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Youku has taken it</source>
        <translation>优酷已接收</translation>
    </message>
    <message>
        <source>Youku is encoding it</source>
        <translation>优酷正在转码</translation>
    </message>
    <message>
        <source>In review at Youku</source>
        <translation>优酷正在审核</translation>
    </message>
    <message>
        <source>Can be watched</source>
        <translation>可以观看</translation>
    </message>
    <message>
        <source>Restricted by Youku</source>
        <translation>优酷限制播放</translation>
    </message>
    <message>
        <source>Youku calls its state “%1”</source>
        <translation>优酷返回的状态：“%1”</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Youku is checking it, %1 so far</source>
        <translation>优酷正在校验，已用 %1</translation>
    </message>
    <message>
        <source>A web page answers in Youku&apos;s place; this network may want you to sign in</source>
        <translation>当前网络可能需要网页认证（收到的是登录网页，不是优酷的数据）</translation>
    </message>
    <message>
        <source>This network wants you to sign in first</source>
        <translation>当前网络需要先登录</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>恢复后自动继续</translation>
    </message>
    <message>
        <source>This connection is metered</source>
        <translation>当前网络按流量计费</translation>
    </message>
    <message>
        <source>goes on by itself on another</source>
        <translation>换用其他网络后自动继续</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence and its full stop</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>under a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>Could not find out whether it was published</source>
        <translation>无法确认视频是否已发布</translation>
    </message>
    <message>
        <source>the next one goes ahead</source>
        <translation>先传下一个</translation>
    </message>
    <message>
        <source>Goes on next</source>
        <translation>下一个继续</translation>
    </message>
    <message>
        <source>“%1” stands for nothing here; {name}, {date} and {n} stand for file name, date, number</source>
        <translation>“%1”在这里没有含义；可用 {名称}、{日期}、{序号}，分别代表文件名、日期和序号</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; degrees, for instance 31.2</source>
        <translation>%1不能是“%2”；请填度数，例如 31.2</translation>
    </message>
    <message>
        <source>%1: “%2” stands for nothing</source>
        <translation>%1：“%2”没有含义</translation>
    </message>
    <message>
        <source>Not encoded by Youku</source>
        <translation>优酷转码失败</translation>
    </message>
    <message>
        <source>No longer at Youku</source>
        <translation>优酷端已不存在</translation>
    </message>
    <message>
        <source>Cannot be watched</source>
        <translation>无法观看</translation>
    </message>
    <message>
        <source>export it anew</source>
        <translation>请重新导出视频</translation>
    </message>
    <message>
        <source>Not everybody can watch it</source>
        <translation>部分用户无法观看</translation>
    </message>
    <message>
        <source>Removed at Youku</source>
        <translation>已从优酷删除</translation>
    </message>
    <message>
        <source>Upload again…</source>
        <translation>重新上传…</translation>
    </message>
    <message>
        <source>Open video page</source>
        <translation>打开视频页</translation>
    </message>
    <message>
        <source>You are editing it</source>
        <translation>正在编辑</translation>
    </message>
    <message>
        <source>starts when you leave this video</source>
        <translation>离开此视频后开始</translation>
    </message>
    <message>
        <source>A watch password needs the privacy “password”; it is “%1”</source>
        <translation>设置观看密码时，观看权限须为“输入密码观看”，现在是“%1”</translation>
    </message>
    <message>
        <source>Clocks here skipped %1; write another time, or with its offset from UTC: %2</source>
        <translation>本地时钟跳过了 %1；请改用其他时间，或注明与 UTC 的时差：%2</translation>
    </message>
    <message>
        <source>Clocks here showed %1 twice; write it with its offset from UTC: %2</source>
        <translation>本地时钟有两个 %1；请注明与 UTC 的时差：%2</translation>
    </message>
    <message>
        <source>%1 does not go with “%2”</source>
        <translation>%1与“%2”不能同时使用</translation>
    </message>
    <message>
        <source>A part was lost on the way; waiting until Youku asks for it again</source>
        <translation>有一部分在途中丢失，等待优酷重新索取</translation>
    </message>
    <message>
        <source>Youku does not say which part of the file it lacks</source>
        <translation>优酷没有说明还缺文件的哪一部分</translation>
    </message>
    <message>
        <source>Youku asks for a part of the file that it cannot need</source>
        <translation>优酷索取的文件部分不合理</translation>
    </message>
    <message>
        <source>published once the file has stopped growing</source>
        <translation>确认文件不再变化后发布</translation>
    </message>
    <message>
        <source>Nothing confirmed yet</source>
        <translation>尚未得到优酷确认</translation>
    </message>
    <message>
        <source>Corrected, not sent again yet</source>
        <translation>已修改，尚未重新提交</translation>
    </message>
    <message>
        <source>the details are kept</source>
        <translation>信息已保留</translation>
    </message>
    <message>
        <source>%1 under way, not yet confirmed</source>
        <translation>%1 传输中，等待优酷确认</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>No data moving for %1</source>
        <translation>暂无数据传输，已 %1</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <comment>when the network is back</comment>
        <translation>联网后自动继续</translation>
    </message>
    <message>
        <source>“%1” has %2 letters; a tag has at most %3. Shorten it or remove it.</source>
        <comment>of Chinese script</comment>
        <translation>“%1”有 %2 个字，标签最多 %3 个字，请改短或移除。</translation>
    </message>
    <message>
        <source>You uploaded this video already, on %1</source>
        <translation>这个视频 %1 已上传过</translation>
    </message>
    <message>
        <source>Waits for another upload of the same video</source>
        <translation>等待同一视频的另一个上传</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Friends only</source>
        <translation>仅好友观看</translation>
    </message>
    <message>
        <source>With password</source>
        <translation>输入密码观看</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>仅自己可见</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新添加</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>待完善</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>可以开始</translation>
    </message>
    <message>
        <source>Title from the file name</source>
        <translation>标题取自文件名</translation>
    </message>
    <message>
        <source>nothing else filled in</source>
        <translation>其他信息未填写</translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Youku named an upload server that nothing is sent to: %1</source>
        <translation>优酷指定的上传服务器不被允许，未发送任何内容：%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times, each with its unit</comment>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 to %2 min</source>
        <translation>%1 到 %2 分钟</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>a newer version wrote it</source>
        <translation>由较新的版本写入</translation>
    </message>
    <message>
        <source>The cloud store does not let this upload in</source>
        <translation>云存储拒绝了这次上传</translation>
    </message>
    <message>
        <source>The cloud store no longer has this upload</source>
        <translation>云存储中已没有这次上传</translation>
    </message>
    <message>
        <source>The cloud store did not understand what was sent</source>
        <translation>云存储无法识别发送的内容</translation>
    </message>
    <message>
        <source>The cloud store has too much to do</source>
        <translation>云存储正忙</translation>
    </message>
    <message>
        <source>The cloud store could not read who sends; a proxy may change what is sent</source>
        <translation>云存储无法核对发送者的签名；可能有代理改动了发送的内容</translation>
    </message>
    <message>
        <source>The clock of this computer is too far off for the cloud store</source>
        <translation>这台电脑的时钟与云存储相差太多</translation>
    </message>
    <message>
        <source>What arrived at the cloud store is not the file</source>
        <translation>云存储收到的内容与文件不一致</translation>
    </message>
    <message>
        <source>Another file is in this upload’s place at the cloud store</source>
        <translation>云存储中这次上传的位置已有另一个文件</translation>
    </message>
    <message>
        <source>The cloud store refused it</source>
        <translation>云存储拒绝了请求</translation>
    </message>
    <message>
        <source>The cloud store %1 cannot be used from here. For a day uploads go to Youku’s upload servers instead, those that had begun from their beginning.</source>
        <translation>此处无法使用云存储 %1。今后一天内改由优酷上传服务器上传，已经开始的上传将从头开始。</translation>
    </message>
    <message>
        <source>Youku does not offer the cloud store for this upload, and nothing else is wanted; choose Automatic as the way to Youku, then try again</source>
        <translation>优酷没有为这次上传提供云存储，而设置只允许云存储；请将“传输方式”改为“自动”，然后重试</translation>
    </message>
    <message>
        <source>Youku offers only the cloud store for this upload, and only upload servers are wanted; choose Automatic as the way to Youku, then try again</source>
        <translation>优酷只为这次上传提供云存储，而设置只允许上传服务器；请将“传输方式”改为“自动”，然后重试</translation>
    </message>
    <message>
        <source>By the open API</source>
        <translation>使用开放接口</translation>
    </message>
    <message>
        <source>By the signed API (v3)</source>
        <translation>使用签名接口（v3）</translation>
    </message>
    <message>
        <source>Not sent, since this account’s API has no place for it: %1</source>
        <translation>此账号的接口不支持以下信息，不会发送：%1</translation>
    </message>
    <message>
        <source>This account’s API publishes for everybody only; a video for fewer is not sent</source>
        <translation>此账号的接口只能公开发布，非公开的视频不会上传</translation>
    </message>
    <message>
        <source>The clock of this computer is too far off</source>
        <translation>本机时间误差过大</translation>
    </message>
    <message>
        <source>By the cloud store, %1</source>
        <translation>经云存储 %1</translation>
    </message>
    <message>
        <source>By Youku’s upload server, %1</source>
        <translation>经优酷上传服务器 %1</translation>
    </message>
    <message>
        <source>An earlier upload of this video may have been published; nobody could tell so far</source>
        <translation>这个视频之前的上传可能已经发布，目前还无法确认</translation>
    </message>
    <message>
        <source>once</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>2 次</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Youku busy %1</source>
        <comment>how often</comment>
        <translation>优酷繁忙 %1</translation>
    </message>
    <message>
        <source>Youku busy %1 (%2)</source>
        <comment>how often, and the code</comment>
        <translation>优酷繁忙 %1（%2）</translation>
    </message>
    <message>
        <source>network away %1</source>
        <comment>how often</comment>
        <translation>断网 %1</translation>
    </message>
    <message>
        <source>the network’s own sign-in %1</source>
        <comment>how often</comment>
        <translation>网络需要认证 %1</translation>
    </message>
    <message>
        <source>sign-in needed %1</source>
        <comment>how often</comment>
        <translation>需要登录 %1</translation>
    </message>
    <message>
        <source>connection lost %1</source>
        <comment>how often</comment>
        <translation>连接中断 %1</translation>
    </message>
    <message>
        <source>other causes %1</source>
        <comment>how often</comment>
        <translation>其他原因 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n interruption(s)</source>
        <translation>
            <numerusform>中断 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interruption(s), %1 together</source>
        <translation>
            <numerusform>中断 %n 次，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Youku began to encode it</source>
        <translation>优酷开始转码</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>File checked</source>
        <translation>文件检查完毕</translation>
    </message>
    <message>
        <source>Created at Youku</source>
        <translation>已在优酷创建</translation>
    </message>
    <message>
        <source>Youku had this file already; nothing had to be sent</source>
        <translation>优酷已有该文件，无需传输</translation>
    </message>
    <message>
        <source>The cloud store could not be used; upload servers took its place</source>
        <translation>云存储无法使用，改由上传服务器上传</translation>
    </message>
    <message>
        <source>Begun anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Youku had lost some of it, which was sent again</source>
        <translation>优酷丢失了部分数据，已重新传输</translation>
    </message>
    <message>
        <source>Youchuan was started again</source>
        <translation>优传重新启动</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>继续上传</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>已重试</translation>
    </message>
    <message numerus="yes">
        <source>All sent, %n connection(s)</source>
        <translation>
            <numerusform>全部传完，使用 %n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>To be sure, export it as MP4 with H.264 and AAC</source>
        <translation>稳妥起见，请重新导出为 MP4（H.264 + AAC）</translation>
    </message>
    <message>
        <source>Copy or export it again</source>
        <translation>请重新复制或导出</translation>
    </message>
    <message>
        <source>Most likely a copy or an export broke off</source>
        <translation>多半是复制或导出中断所致</translation>
    </message>
    <message>
        <source>The end is missing from the file</source>
        <translation>文件缺少结尾</translation>
    </message>
    <message>
        <source>Youku would show what is there, without the end</source>
        <translation>发布后也会缺少结尾</translation>
    </message>
    <message>
        <source>The last %1 are missing from the file</source>
        <translation>文件缺少最后 %1</translation>
    </message>
    <message>
        <source>It promises %1 and ends at about %2. Youku would show the short one</source>
        <translation>文件标称 %1，实际到 %2 左右为止，发布后也会缺少结尾</translation>
    </message>
    <message>
        <source>It promises %1 and ends at %2. Youku would show the short one</source>
        <translation>文件标称 %1，实际到 %2 为止，发布后也会缺少结尾</translation>
    </message>
    <message>
        <source>The picture has %1 bits a colour</source>
        <translation>画面色深为 %1 位</translation>
    </message>
    <message>
        <source>The picture is HDR</source>
        <translation>画面为 HDR</translation>
    </message>
    <message>
        <source>At Youku its colours may be pale or wrong</source>
        <translation>在优酷上颜色可能发灰或不准</translation>
    </message>
    <message>
        <source>Export it for ordinary screens, in 8 bits</source>
        <translation>请导出为普通屏幕适用的 8 位 SDR</translation>
    </message>
    <message>
        <source>Youku should show this as %1</source>
        <translation>预计优酷可提供：%1</translation>
    </message>
    <message>
        <source>%1 asks for %2 Mbit/s at least, this has %3. An estimate from Youku’s published advice</source>
        <translation>%1 码率需不低于 %2 Mbit/s，该文件为 %3 Mbit/s。根据优酷公开的建议估计</translation>
    </message>
    <message>
        <source>This is not a video</source>
        <translation>该文件不是视频</translation>
    </message>
    <message>
        <source>There is neither picture nor sound in it, whatever its name says</source>
        <translation>不论扩展名是什么，文件中既没有画面，也没有声音</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>请选择其他文件</translation>
    </message>
    <message>
        <source>The file is cut off: its index is missing, Youku could not encode it</source>
        <translation>文件不完整：缺少索引，优酷无法转码</translation>
    </message>
    <message>
        <source>There is no picture in this file</source>
        <translation>文件中没有视频画面</translation>
    </message>
    <message>
        <source>Youku could not encode it</source>
        <translation>优酷无法转码</translation>
    </message>
    <message>
        <source>Choose the file with the picture, or export it again</source>
        <translation>请选择含有画面的文件，或重新导出</translation>
    </message>
    <message>
        <source>The file is larger than the %1 your account takes</source>
        <translation>文件超过账号允许的大小（%1）</translation>
    </message>
    <message>
        <source>Youku would refuse it</source>
        <translation>优酷会拒绝该文件</translation>
    </message>
    <message>
        <source>Export it with a lower bit rate, or in several parts</source>
        <translation>请降低码率重新导出，或分成几段导出</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>en</source>
        <comment>this language in data files: en or zh</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>The file does not tell how long it is</source>
        <translation>文件没有标明时长</translation>
    </message>
    <message>
        <source>Most likely a recording was not ended properly</source>
        <translation>多半是录制没有正常结束</translation>
    </message>
    <message>
        <source>Parts of the picture are damaged</source>
        <translation>部分画面已损坏</translation>
    </message>
    <message>
        <source>One of them is at %1</source>
        <translation>其中一处在 %1</translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>If there should be some, export it again with its sound</source>
        <translation>如果应有声音，请连同声音重新导出</translation>
    </message>
    <message>
        <source>Nobody knows the format of the picture</source>
        <translation>无法识别画面的编码格式</translation>
    </message>
    <message>
        <source>The picture is in %1, which Youku’s list does not name</source>
        <translation>画面编码为 %1，不在优酷公布的列表中</translation>
    </message>
    <message>
        <source>Youku may not be able to encode it</source>
        <translation>优酷可能无法转码</translation>
    </message>
    <message>
        <source>The video is shorter than %1</source>
        <translation>视频不足 %1</translation>
    </message>
    <message>
        <source>Youku makes no higher level of it</source>
        <translation>优酷不会为它提供更高的清晰度</translation>
    </message>
    <message>
        <source>The picture is interlaced</source>
        <translation>画面为隔行扫描</translation>
    </message>
    <message>
        <source>What moves may look like a comb</source>
        <translation>运动物体的边缘可能出现梳状条纹</translation>
    </message>
    <message>
        <source>Export it without interlacing</source>
        <translation>请以逐行扫描重新导出</translation>
    </message>
    <message>
        <source>The frame rate varies</source>
        <translation>帧率不固定</translation>
    </message>
    <message>
        <source>Picture and sound may drift apart</source>
        <translation>声音和画面可能不同步</translation>
    </message>
    <message>
        <source>Export it with a constant frame rate</source>
        <translation>请以固定帧率重新导出</translation>
    </message>
    <message>
        <source>The picture is turned by a mark in the file only</source>
        <translation>画面方向只靠文件中的标记决定</translation>
    </message>
    <message>
        <source>Youku may show it as it lies</source>
        <translation>优酷可能不会把画面转正</translation>
    </message>
    <message>
        <source>Export it upright</source>
        <translation>请导出为方向正确的画面</translation>
    </message>
    <message>
        <source>youchuan-probe is not installed: nobody looks into files before they are sent</source>
        <translation>未安装 youchuan-probe：上传前不会检查文件</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>It could not be looked into, which says nothing against the file</source>
        <translation>未能检查该文件，这不代表文件有问题</translation>
    </message>
    <message>
        <source>Youku could make nothing of the file</source>
        <translation>优酷无法处理该文件</translation>
    </message>
    <message>
        <source>The client secret is missing; without it nothing can be signed for Youku</source>
        <translation>缺少应用密钥；没有它就无法为优酷签名</translation>
    </message>
    <message>
        <source>Youku does not know this client ID without its client secret; if it has one, enter it too</source>
        <translation>仅凭应用 ID，优酷不认识该应用；如有应用密钥，请一并填写</translation>
    </message>
    <message>
        <source>To be uploaded anyway</source>
        <translation>仍将上传</translation>
    </message>
    <message>
        <source>The file is larger than your account takes</source>
        <translation>文件超过账号允许的大小</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>请检查文件</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>how a moment is written; as in QDateTime</comment>
        <translation>yyyy-MM-dd HH:mm</translation>
    </message>
    <message>
        <source>shot %1</source>
        <translation>拍摄于 %1</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>The file is cut off: its index is missing</source>
        <translation>文件不完整：缺少索引</translation>
    </message>
    <message>
        <source>full speed</source>
        <comment>weekly plan</comment>
        <translation>全速</translation>
    </message>
    <message>
        <source>full speed</source>
        <comment>weekly plan: again, at the end</comment>
        <translation>恢复全速</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>weekly plan: a limit, before its end</comment>
        <translation>限速 %1 </translation>
    </message>
    <message>
        <source>%1</source>
        <comment>weekly plan: a limit</comment>
        <translation>限速 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>weekly plan: is sent</comment>
        <translation>不上传</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>limited to %1</source>
        <translation>限速 %1</translation>
    </message>
    <message>
        <source>not sending</source>
        <translation>不上传</translation>
    </message>
    <message>
        <source>%1 all day</source>
        <comment>weekly plan</comment>
        <translation>全天%1</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>weekly plan: first of a day</comment>
        <translation>%2 前%1</translation>
    </message>
    <message>
        <source>%1, then %2 until %3</source>
        <comment>weekly plan</comment>
        <translation>%1，之后%2至 %3</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <comment>weekly plan</comment>
        <translation>%1，然后%2</translation>
    </message>
    <message>
        <source>The plan lets nothing be sent</source>
        <translation>按计划不上传</translation>
    </message>
    <message>
        <source>Starts at %1</source>
        <comment>time</comment>
        <translation>%1 开始上传</translation>
    </message>
    <message>
        <source>Nothing is sent until %1 (plan)</source>
        <comment>time</comment>
        <translation>计划时段内不上传，%1 继续</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a length</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>a length</comment>
        <translation>%1 小时 %2</translation>
    </message>
    <message>
        <source>No length, no picture: the file has no index</source>
        <translation>缺少索引，无法读取时长和画面</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原创</translation>
    </message>
    <message>
        <source>Reproduced</source>
        <translation>转载</translation>
    </message>
    <message>
        <source>File checked, no findings</source>
        <translation>文件检查完毕，未发现问题</translation>
    </message>
    <message>
        <source>since today %1</source>
        <translation>今天 %1 起</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a moment</comment>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>%1, %2 of it sending</source>
        <translation>%1，其中传输 %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>a speed, and an amount of bytes</comment>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>QDate format of a day of this year, as in &quot;24 Nov&quot;</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Being encoded</source>
        <translation>转码中</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Not encoded</source>
        <translation>转码失败</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>限制播放</translation>
    </message>
    <message>
        <source>This upload belongs to the account %1; sign in with it</source>
        <translation>此上传属于账号“%1”，请登录该账号</translation>
    </message>
    <message>
        <source>The last %1 are missing</source>
        <translation>缺少最后 %1</translation>
    </message>
    <message>
        <source>The sound is PCM; Youku asks for AAC</source>
        <translation>音频为 PCM，优酷建议使用 AAC</translation>
    </message>
    <message>
        <source>held by the plan %1</source>
        <comment>how often</comment>
        <translation>按计划暂停 %1</translation>
    </message>
    <message>
        <source>metered line %1</source>
        <comment>how often</comment>
        <translation>按流量计费，暂停 %1</translation>
    </message>
    <message>
        <source>The folder cannot be reached · tried again every minute</source>
        <translation>无法访问该文件夹，每分钟重试</translation>
    </message>
    <message>
        <source>Too many files; only the first %1 are watched</source>
        <translation>文件过多，只监视前 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n file(s) that are still being written</source>
        <translation>
            <numerusform>%n 个文件仍在写入，写完后添加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be moved yet · tried again every minute</source>
        <translation>
            <numerusform>%n 个文件暂时无法移动，每分钟重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added today, the last one at %1</source>
        <translation>
            <numerusform>今天已添加 %n 个，最近一次 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Name the folder by its whole path.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>This folder is watched already.</source>
        <translation>已在监视该文件夹。</translation>
    </message>
    <message>
        <source>New videos start by themselves only with a template whose fields are all valid.</source>
        <translation>只有模板中的各项信息都有效时，新视频才能自动开始。</translation>
    </message>
    <message>
        <source>There is no template “%1”.</source>
        <translation>没有名为“%1”的模板。</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>没有这个账号。</translation>
    </message>
    <message>
        <source>Published files cannot be moved to where new ones are looked for.</source>
        <translation>已发布的文件不能移动到被监视的位置。</translation>
    </message>
    <message>
        <source>A file is taken up after %1 s to %2 min without a change.</source>
        <translation>文件须在 %1 秒至 %2 分钟内没有变化才会添加。</translation>
    </message>
    <message>
        <source>There is no account “%1”</source>
        <translation>没有账号“%1”</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>%1 of %2 are kept</source>
        <translation>已传的 %1 / %2 保留</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>the account it waits for</comment>
        <translation>账号：%1</translation>
    </message>
</context>
<context>
    <name>cli::AccountCommand</name>
    <message>
        <source>Standard input is not a whole JSON object.</source>
        <translation>标准输入不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>Each line must read KEY=VALUE.</source>
        <translation>每行都应写成 KEY=VALUE。</translation>
    </message>
    <message>
        <source>client_id and access_token are needed.</source>
        <translation>必须提供 client_id 和 access_token。</translation>
    </message>
    <message>
        <source>“%1” is not known; known are client_id, access_token, refresh_token and client_secret.</source>
        <translation>无法识别“%1”，可用的有 client_id、access_token、refresh_token 和 client_secret。</translation>
    </message>
    <message>
        <source>Type client_id=..., access_token=... and, if you have them, refresh_token=... and client_secret=..., a line each, then Ctrl-D.</source>
        <translation>请逐行输入 client_id=...、access_token=...，如有也请输入 refresh_token=... 和 client_secret=...，最后按 Ctrl-D。</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>There is no keychain here to keep the sign-in in. Give it to each run instead: YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN, YOUCHUAN_CLIENT_SECRET.</source>
        <translation>这台电脑没有可用的钥匙串，无法保存登录信息。请在每次运行时通过环境变量提供：YOUCHUAN_CLIENT_ID、YOUCHUAN_ACCESS_TOKEN、YOUCHUAN_REFRESH_TOKEN、YOUCHUAN_CLIENT_SECRET。</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>已退出登录。</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>没有名为“%1”的账号。</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>refused by Youku</source>
        <translation>登录已失效</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录账号：%1。</translation>
    </message>
    <message>
        <source>Youku refused %1; a new sign-in is needed.</source>
        <translation>优酷拒绝了账号“%1”，需要重新登录。</translation>
    </message>
    <message>
        <source>Youku accepts %1</source>
        <translation>账号“%1”登录有效</translation>
    </message>
    <message>
        <source>“%1” is the name of another account.</source>
        <translation>“%1”是另一个账号的名称。</translation>
    </message>
    <message>
        <source>Another account has the name “%1”.</source>
        <translation>另一个账号已使用名称“%1”。</translation>
    </message>
    <message>
        <source>The account of the environment is kept nowhere.</source>
        <translation>环境变量中的账号不会保存。</translation>
    </message>
    <message>
        <source>%1 is the default account.</source>
        <translation>默认账号：%1。</translation>
    </message>
    <message>
        <source>Signed out of %1.</source>
        <translation>已退出账号：%1。</translation>
    </message>
</context>
<context>
    <name>cli::CategoriesCommand</name>
    <message>
        <source>Term</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>cli::CheckCommand</name>
    <message>
        <source>Not usable: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>提示：%1</translation>
    </message>
</context>
<context>
    <name>cli::EngineCommand</name>
    <message>
        <source>Pausing; the next start goes on from here.</source>
        <translation>正在暂停，下次运行时从这里继续。</translation>
    </message>
</context>
<context>
    <name>cli::FoldersCommand</name>
    <message>
        <source>There is no folder %1.</source>
        <translation>找不到文件夹 %1。</translation>
    </message>
    <message>
        <source>The queue in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的上传列表：%2</translation>
    </message>
    <message>
        <source>Watched from now on: %1</source>
        <translation>已开始监视：%1</translation>
    </message>
    <message>
        <source>No longer watched: %1</source>
        <translation>已停止监视：%1</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>尚未监视任何文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新视频</translation>
    </message>
    <message>
        <source>Moved to</source>
        <translation>移动到</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1, subfolders too</source>
        <translation>%1，包含子文件夹</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Start by themselves</source>
        <translation>自动开始</translation>
    </message>
    <message>
        <source>As drafts</source>
        <translation>存为草稿</translation>
    </message>
</context>
<context>
    <name>cli::GivenFiles</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>The metadata file %1 cannot be read: %2</source>
        <translation>无法读取视频信息文件 %1：%2</translation>
    </message>
    <message>
        <source>The metadata file %1 is not a JSON object: %2</source>
        <translation>视频信息文件 %1 不是 JSON 对象：%2</translation>
    </message>
    <message>
        <source>The watch password file %1 cannot be read: %2</source>
        <translation>无法读取观看密码文件 %1：%2</translation>
    </message>
    <message>
        <source>The state file %1 cannot be read: %2</source>
        <translation>无法读取状态文件 %1：%2</translation>
    </message>
</context>
<context>
    <name>cli::HistoryCommand</name>
    <message>
        <source>The queue in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的上传列表：%2</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>还没有发布过视频。</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State at Youku</source>
        <translation>优酷状态</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>cli::JobCommand</name>
    <message>
        <source>All that was asked for is done; other programs have asked this one for uploads, and it ends with them.</source>
        <translation>任务已全部完成；其他程序也在让本程序上传视频，等它们的任务完成后再退出。</translation>
    </message>
    <message>
        <source>The program that holds the profile is version %1, this is version %2.</source>
        <translation>正在使用配置目录的程序版本是 %1，本程序版本是 %2。</translation>
    </message>
    <message>
        <source>The program that held the profile was ended. Progress is kept; the next start goes on from there.</source>
        <translation>正在使用配置目录的程序已退出。进度已保存，下次运行时从那里继续。</translation>
    </message>
    <message>
        <source>The program that holds the profile does not answer any more. What it had added is kept; the next start goes on from there.</source>
        <translation>正在使用配置目录的程序不再应答。它已添加的视频不会丢失，下次运行时从那里继续。</translation>
    </message>
    <message>
        <source>No longer followed; the program that holds the profile goes on with it.</source>
        <translation>已停止跟踪，正在使用配置目录的程序会继续处理。</translation>
    </message>
    <message>
        <source>It is version %1, and this is version %2: they do not understand each other. End that one, or use programs of the same version.</source>
        <translation>它的版本是 %1，本程序的版本是 %2，两者无法配合。请结束那个程序，或使用同一版本的程序。</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>它没有应答。</translation>
    </message>
</context>
<context>
    <name>cli::JsonReporter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>cli::ListCommand</name>
    <message>
        <source>The queue in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的上传列表：%2</translation>
    </message>
    <message>
        <source>No uploads.</source>
        <translation>没有上传任务。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Video id</source>
        <translation>视频 ID</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>自有编号</translation>
    </message>
</context>
<context>
    <name>cli::LogCommand</name>
    <message>
        <source>The queue in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的上传列表：%2</translation>
    </message>
    <message>
        <source>There is no upload %1; the command list --all shows all there are.</source>
        <translation>没有编号为 %1 的任务，可用 list --all 命令查看全部任务。</translation>
    </message>
</context>
<context>
    <name>cli::Options</name>
    <message>
        <source>Up to 10 tags, separated by commas.</source>
        <translation>标签，最多 10 个，用逗号分隔。</translation>
    </message>
    <message>
        <source>Description.</source>
        <translation>简介。</translation>
    </message>
    <message>
        <source>Category; see the command categories.</source>
        <translation>分类，可用 categories 命令查看。</translation>
    </message>
    <message>
        <source>Who may watch.</source>
        <translation>观看权限。</translation>
    </message>
    <message>
        <source>Whose work it is.</source>
        <translation>版权：原创或转载。</translation>
    </message>
    <message>
        <source>Where it was shot, -90 to 90.</source>
        <translation>拍摄地纬度，-90 到 90。</translation>
    </message>
    <message>
        <source>Where it was shot, -180 to 180.</source>
        <translation>拍摄地经度，-180 到 180。</translation>
    </message>
    <message>
        <source>Keep queue, settings and logs in DIR.</source>
        <translation>把上传列表、设置和日志保存在 DIR 中。</translation>
    </message>
    <message>
        <source>Use a Youku inside this program; nothing leaves the machine.</source>
        <translation>使用程序自带的模拟优酷，内容不会离开本机。</translation>
    </message>
    <message>
        <source>Print one JSON object a line.</source>
        <translation>每行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Print only results.</source>
        <translation>只输出结果。</translation>
    </message>
    <message>
        <source>Connections an upload uses at once.</source>
        <translation>每个视频同时使用的连接数。</translation>
    </message>
    <message>
        <source>File whose first line is the watch password.</source>
        <translation>第一行为观看密码的文件。</translation>
    </message>
    <message>
        <source>Metadata as JSON, keys as on the wire, from a file or, as -, standard input; options go before it.</source>
        <translation>JSON 格式的视频信息，键名与优酷接口一致，来自文件，或用 - 表示标准输入；命令行选项优先。</translation>
    </message>
    <message>
        <source>Upload anew what is published already.</source>
        <translation>已发布的也重新上传。</translation>
    </message>
    <message>
        <source>--lanes takes auto or a number from 1 to %1, not “%2”.</source>
        <translation>--lanes 的值应为 auto 或 1 到 %1 的数字，不能是“%2”。</translation>
    </message>
    <message>
        <source>--limit takes bytes a second, for instance 500K or 2.5M, not “%1”.</source>
        <translation>--limit 的值为每秒字节数，例如 500K 或 2.5M，不能是“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not the id of an upload; the command list shows ids.</source>
        <translation>“%1”不是上传任务的编号，可用 list 命令查看编号。</translation>
    </message>
    <message>
        <source>Nothing is expected after the command, found “%1”.</source>
        <translation>命令后面不应有其他内容，却出现了“%1”。</translation>
    </message>
    <message>
        <source>Name at least one file to upload.</source>
        <translation>请至少指定一个要上传的文件。</translation>
    </message>
    <message>
        <source>A single file is expected after the command.</source>
        <translation>命令后面只能有一个文件。</translation>
    </message>
    <message>
        <source>Adds what is new, resumes what is known, runs until all ended.</source>
        <translation>添加新视频，续传已有任务，直到全部结束。</translation>
    </message>
    <message>
        <source>Shows the queue; with --all the history as well.</source>
        <translation>显示上传列表；加 --all 同时显示历史记录。</translation>
    </message>
    <message>
        <source>The history as well.</source>
        <translation>同时显示历史记录。</translation>
    </message>
    <message>
        <source>Goes on with the paused uploads, or with those named.</source>
        <translation>继续已暂停的任务，或指定的任务。</translation>
    </message>
    <message>
        <source>Goes on with the failed uploads, or with those named.</source>
        <translation>重试失败的任务，或指定的任务。</translation>
    </message>
    <message>
        <source>Cancels here and at Youku.</source>
        <translation>在本机和优酷取消上传。</translation>
    </message>
    <message>
        <source>Name the ids of the uploads to cancel; the command list shows them.</source>
        <translation>请指定要取消的任务编号，可用 list 命令查看。</translation>
    </message>
    <message>
        <source>Shows who is signed in.</source>
        <translation>显示登录状态。</translation>
    </message>
    <message>
        <source>Asks Youku whether it accepts the account.</source>
        <translation>向优酷检查登录是否有效。</translation>
    </message>
    <message>
        <source>Reads client_id, access_token and, if there are, refresh_token and client_secret from standard input: KEY=VALUE lines or one JSON object.</source>
        <translation>从标准输入读取 client_id、access_token，以及可选的 refresh_token 和 client_secret：逐行 KEY=VALUE，或一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Forgets the account.</source>
        <translation>删除已保存的账号。</translation>
    </message>
    <message>
        <source>Lists the categories Youku has.</source>
        <translation>列出优酷的视频分类。</translation>
    </message>
    <message>
        <source>Tells which files Youku takes.</source>
        <translation>显示优酷接受哪些文件。</translation>
    </message>
    <message>
        <source>Writes a report that can be handed over: versions, settings and logs, without secrets and names.</source>
        <translation>生成可供反馈的报告：版本、设置和日志，不含密钥、密码和任何名称。</translation>
    </message>
    <message>
        <source>Uploads videos to Youku.</source>
        <translation>把视频上传到优酷。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>youchuan-cli COMMAND --help tells the options of a command.</source>
        <translation>用 youchuan-cli COMMAND --help 查看某个命令的选项。</translation>
    </message>
    <message>
        <source>Name a command; --help lists them.</source>
        <translation>请指定命令，可用 --help 查看。</translation>
    </message>
    <message>
        <source>There is no command “%1”; --help lists them.</source>
        <translation>没有“%1”这个命令，可用 --help 查看。</translation>
    </message>
    <message>
        <source>Speed limit; K, M and G stand for thousands, millions and billions, as in MB/s. 0: none.</source>
        <translation>限速；K、M、G 分别表示千、百万、十亿，与 MB/s 一致。0 表示不限速。</translation>
    </message>
    <message>
        <source>Title; from the file name when not given. {name}, {date} and {n} stand for file name, date and number; for several files it needs one of them.</source>
        <translation>标题；未指定时取自文件名。{name}、{date}、{n} 分别代表文件名、日期和序号；用于多个文件时须含其中之一。</translation>
    </message>
    <message>
        <source>When it was shot, as 2026-11-03 21:40: the time here, unless Z or +08:00 ends it.</source>
        <translation>拍摄时间，如 2026-11-03 21:40；默认为本地时间，除非以 Z 或 +08:00 结尾。</translation>
    </message>
    <message>
        <source>The name “%1” is not written in UTF-8.</source>
        <translation>名称“%1”不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>--slice-length takes KB, from %1 to %2, not “%3”.</source>
        <translation>--slice-length 须为 %1 到 %2 之间的 KB 数，不能是“%3”。</translation>
    </message>
    <message>
        <source>--state takes the state file of one upload, and needs a single file.</source>
        <translation>--state 后为一个上传的状态文件，且只能指定一个文件。</translation>
    </message>
    <message>
        <source>Length of the slices of new uploads, 256 to 10240; chosen by the line otherwise.</source>
        <translation>新上传的分片长度，256 到 10240；不指定时按线路选择。</translation>
    </message>
    <message>
        <source>Your own id; stands in JSON, list --all and log.</source>
        <translation>您自己的编号，出现在 JSON、list --all 和日志中。</translation>
    </message>
    <message>
        <source>Goes on with what Youku&apos;s Python SDK began; FILE is its state file. Needs a single file.</source>
        <translation>接着上传优酷 Python SDK 已开始的视频；FILE 为其状态文件。只能指定一个文件。</translation>
    </message>
    <message>
        <source>--transport takes auto, cloud or slices, not “%1”.</source>
        <translation>--transport 只接受 auto、cloud 或 slices，不接受“%1”。</translation>
    </message>
    <message>
        <source>How the bytes of new uploads go: over the cloud store, as slices to upload servers, or as Youku offers it.</source>
        <translation>新上传的传输方式：经云存储、分片发往上传服务器，或由优酷决定。</translation>
    </message>
    <message>
        <source>Tells what happened to an upload.</source>
        <translation>显示一个上传任务的经过。</translation>
    </message>
    <message>
        <source>Name the id of one upload; the command list shows it.</source>
        <translation>请指定一个上传任务的编号，可用 list 命令查看编号。</translation>
    </message>
    <message>
        <source>Looks into files and tells what they are and what is wrong with them.</source>
        <translation>检查文件，显示其信息和存在的问题。</translation>
    </message>
    <message>
        <source>Name at least one file to look into.</source>
        <translation>请至少指定一个要检查的文件。</translation>
    </message>
    <message>
        <source>Send also files that Youku could make nothing of.</source>
        <translation>优酷无法处理的文件也照样上传。</translation>
    </message>
    <message>
        <source>--start-at takes a time like 23:30 or 2026-11-03 23:30, not “%1”.</source>
        <translation>--start-at 需要时间，例如 23:30 或 2026-11-03 23:30，不接受“%1”。</translation>
    </message>
    <message>
        <source>--start-at: %1 is over.</source>
        <translation>--start-at：%1 已经过去。</translation>
    </message>
    <message>
        <source>Send whatever the weekly plan of the settings says, and without its limit.</source>
        <translation>忽略设置中的每周计划及其限速。</translation>
    </message>
    <message>
        <source>Nothing of the files leaves before: 23:30, the next time it is that here, or as --shoot-time.</source>
        <translation>到此时间之前不上传文件：23:30（本地时间，下一个该时刻），或与 --shoot-time 相同的写法。</translation>
    </message>
    <message>
        <source>--since takes a day like 2026-11-03 or a moment like 2026-11-03 21:40, not “%1”.</source>
        <translation>--since 接受日期（如 2026-11-03）或时间（如 2026-11-03 21:40），不能是“%1”。</translation>
    </message>
    <message>
        <source>Lists what was published, the newest first.</source>
        <translation>列出发布过的视频，最新的在前。</translation>
    </message>
    <message>
        <source>Only what was published since then.</source>
        <translation>仅列出此后发布的视频。</translation>
    </message>
    <message>
        <source>As a table for other programs (UTF-8).</source>
        <translation>以表格输出，供其他程序使用（UTF-8）。</translation>
    </message>
    <message>
        <source>--account needs the name of an account.</source>
        <translation>--account 需要账号名称。</translation>
    </message>
    <message>
        <source>Only one of --check, --set, --remove and --default can be given.</source>
        <translation>--check、--set、--remove 和 --default 只能使用一个。</translation>
    </message>
    <message>
        <source>--name needs the name of an account.</source>
        <translation>--name 需要账号名称。</translation>
    </message>
    <message>
        <source>Lists the accounts that are signed in.</source>
        <translation>列出已登录的账号。</translation>
    </message>
    <message>
        <source>Which account; with --set the name it gets.</source>
        <translation>指定账号；与 --set 一起使用时为账号命名。</translation>
    </message>
    <message>
        <source>Uploads that name no account go to this one from now on.</source>
        <translation>设为默认账号，未指定账号的上传都使用它。</translation>
    </message>
    <message>
        <source>Account to upload with; the command accounts lists them.</source>
        <translation>用于上传的账号；accounts 命令可列出所有账号。</translation>
    </message>
    <message>
        <source>Lists the watched folders, adds or removes one.</source>
        <translation>列出、添加或移除监视文件夹。</translation>
    </message>
    <message>
        <source>Does the queue and watches the folders until it is interrupted.</source>
        <translation>持续上传列表中的视频并监视文件夹，直到被中断。</translation>
    </message>
    <message>
        <source>--%1 needs the name of a folder.</source>
        <translation>--%1 需要文件夹名。</translation>
    </message>
    <message>
        <source>Watches DIR from now on: its videos join the queue, each once.</source>
        <translation>开始监视 DIR：其中的视频自动加入上传列表，每个只添加一次。</translation>
    </message>
    <message>
        <source>Watches DIR no longer.</source>
        <translation>停止监视 DIR。</translation>
    </message>
    <message>
        <source>With --add: the details of its videos.</source>
        <translation>与 --add 一起使用：视频信息所用的模板。</translation>
    </message>
    <message>
        <source>With --add: who uploads them; else the default account.</source>
        <translation>与 --add 一起使用：上传所用的账号，不指定则为默认账号。</translation>
    </message>
    <message>
        <source>With --add: they start by themselves, if nothing is wrong with them; else they wait as drafts.</source>
        <translation>与 --add 一起使用：没有问题的视频自动开始上传，否则存为草稿。</translation>
    </message>
    <message>
        <source>With --add: the folders in it too.</source>
        <translation>与 --add 一起使用：包含子文件夹。</translation>
    </message>
    <message>
        <source>With --add: how long a file has to stand still, 10 to 3600; 120 where not given.</source>
        <translation>与 --add 一起使用：文件须保持不变的秒数，10 至 3600，不指定则为 120。</translation>
    </message>
    <message>
        <source>With --add: only files of such names, as &quot;*.mov&quot;; may be given again.</source>
        <translation>与 --add 一起使用：只取符合此名称的文件，例如“*.mov”，可多次指定。</translation>
    </message>
    <message>
        <source>With --add: where a file goes once its video can be watched.</source>
        <translation>与 --add 一起使用：视频可以观看后，文件移动到的文件夹。</translation>
    </message>
    <message>
        <source>Only one of --add and --remove can be given.</source>
        <translation>--add 和 --remove 只能指定一个。</translation>
    </message>
    <message>
        <source>--%1 goes with --add.</source>
        <translation>--%1 须与 --add 一起使用。</translation>
    </message>
    <message>
        <source>--age takes seconds, from %1 to %2, not “%3”.</source>
        <translation>--age 的值应为 %1 至 %2 之间的秒数，而不是“%3”。</translation>
    </message>
</context>
<context>
    <name>cli::ReportCommand</name>
    <message>
        <source>The report %1 cannot be written: %2</source>
        <translation>无法写入报告 %1：%2</translation>
    </message>
</context>
<context>
    <name>cli::RunCommand</name>
    <message numerus="yes">
        <source>Watching %n folder(s). Ctrl-C ends.</source>
        <translation>
            <numerusform>正在监视 %n 个文件夹，按 Ctrl-C 结束。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::SpecCommand</name>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Youku takes</source>
        <translation>优酷接受</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>最大文件</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>文件类型</translation>
    </message>
</context>
<context>
    <name>cli::TextReporter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>control::Caller</name>
    <message>
        <source>The account of the environment (YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN) is not signed in at the program that holds the profile. End that one, or use another profile.</source>
        <translation>正在使用配置目录的程序没有登录环境变量中的账号（YOUCHUAN_CLIENT_ID、YOUCHUAN_ACCESS_TOKEN）。请结束那个程序，或使用其他配置目录。</translation>
    </message>
    <message>
        <source>The program that holds the profile uses another address of Youku than YOUCHUAN_API_URL. End that one, or use another profile.</source>
        <translation>正在使用配置目录的程序使用的优酷地址与 YOUCHUAN_API_URL 不同。请结束那个程序，或使用其他配置目录。</translation>
    </message>
    <message>
        <source>The program that holds the profile was started without this YOUCHUAN_API. End that one, or use another profile.</source>
        <translation>正在使用配置目录的程序启动时没有使用这个 YOUCHUAN_API。请结束那个程序，或使用其他配置目录。</translation>
    </message>
</context>
<context>
    <name>control::Client</name>
    <message>
        <source>It does not answer; nothing was handed over to it.</source>
        <translation>它没有应答，未向它移交任何内容。</translation>
    </message>
    <message>
        <source>It is version %1, this one is version %2; nothing was handed over to it.</source>
        <translation>它的版本是 %1，本程序的版本是 %2，未向它移交任何内容。</translation>
    </message>
</context>
<context>
    <name>control::FoldersJob</name>
    <message>
        <source>There is no account “%1”.</source>
        <translation>没有名为“%1”的账号。</translation>
    </message>
    <message>
        <source>%1 is not watched.</source>
        <translation>未监视 %1。</translation>
    </message>
</context>
<context>
    <name>control::ResumeJob</name>
    <message>
        <source>There is nothing to go on with.</source>
        <translation>没有可以继续的任务。</translation>
    </message>
</context>
<context>
    <name>control::Server</name>
    <message>
        <source>there is no place for a socket</source>
        <translation>没有可用于套接字的位置</translation>
    </message>
    <message>
        <source>%1 is in the way</source>
        <translation>%1 占用了该位置</translation>
    </message>
    <message>
        <source>The program that holds the profile, version %1, did not understand what was asked.</source>
        <translation>正在使用配置目录的程序（版本 %1）没有理解这个请求。</translation>
    </message>
    <message>
        <source>It is a console program and has no window; nothing was handed over to it.</source>
        <translation>它是命令行程序，没有窗口，未向它移交任何内容。</translation>
    </message>
    <message>
        <source>The program that holds the profile does too much for others already.</source>
        <translation>正在使用配置目录的程序正在处理的请求已经太多。</translation>
    </message>
</context>
<context>
    <name>control::UploadJob</name>
    <message>
        <source>There is no category “%1”; Youku has %2.</source>
        <translation>没有分类“%1”；优酷的分类有：%2。</translation>
    </message>
    <message>
        <source>To send it all the same: --anyway</source>
        <translation>仍要上传请加 --anyway</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: Only the beginning of the file&apos;s name fits into the title.</source>
        <translation>%1：文件名过长，标题只保留了开头部分。</translation>
    </message>
    <message>
        <source>%1 is published already, with the details of then. To publish it with these as a new video: --again</source>
        <translation>%1 已经发布，信息仍是当时的。要用现在的信息作为新视频发布，请用 --again</translation>
    </message>
    <message>
        <source>%1: Youku does not list .%2 among the videos it takes.</source>
        <translation>%1：优酷接受的视频类型中没有 .%2。</translation>
    </message>
    <message>
        <source>%1: larger than the %2 your account takes.</source>
        <translation>%1：超过账号允许的大小（%2）。</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>没有名为“%1”的账号。</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>已登录：%1</translation>
    </message>
    <message>
        <source>%1 is in the queue already and goes on from there; %2 is not used.</source>
        <translation>%1 已在队列中，将从那里继续；未使用 %2。</translation>
    </message>
    <message>
        <source>%1 was begun with another account and stays with it.</source>
        <translation>%1 已用另一个账号开始上传，不能再更改。</translation>
    </message>
    <message>
        <source>%1: Youku has the details already; they stay as they were.</source>
        <translation>%1：信息已提交给优酷，保持不变。</translation>
    </message>
</context>
<context>
    <name>control::UploadRequest</name>
    <message>
        <source>There is no file %1.</source>
        <translation>找不到文件 %1。</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere.</source>
        <translation>%1 是失效的链接。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法访问 %1。</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>“%1” is no metadata; known are %2.</source>
        <translation>没有“%1”这一项视频信息，可用的有 %2。</translation>
    </message>
    <message>
        <source>The state file %1 does not hold what is needed: an upload_token and an upload_server_ip.</source>
        <translation>状态文件 %1 中没有所需的 upload_token 和 upload_server_ip。</translation>
    </message>
    <message>
        <source>A title needs a single file, or {name} or {n} in it; without one, each title comes from the file&apos;s name.</source>
        <translation>标题只能用于一个文件，或须含有 {name} 或 {n}；未指定标题时，各标题取自文件名。</translation>
    </message>
    <message>
        <source>%1 has no extension; Youku tells by it what kind of video it is.</source>
        <translation>%1 没有扩展名，优酷要靠扩展名识别视频类型。</translation>
    </message>
</context>
<context>
    <name>control::UploadWatch</name>
    <message>
        <source>To send it all the same: --anyway</source>
        <translation>仍要上传请加 --anyway</translation>
    </message>
    <message>
        <source>To try again: youchuan-cli retry %1</source>
        <translation>重试请运行：youchuan-cli retry %1</translation>
    </message>
    <message>
        <source>Upload it again with other details.</source>
        <translation>请修改信息后重新上传。</translation>
    </message>
    <message>
        <source>To sign in: youchuan-cli account --set</source>
        <translation>登录请运行：youchuan-cli account --set</translation>
    </message>
    <message>
        <source>To publish it once more: --again</source>
        <translation>如需再次发布：--again</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: sent anew from the beginning. %2</source>
        <translation>%1：将从头重新上传。%2</translation>
    </message>
    <message>
        <source>%1: published already, as %2. Nothing was sent, and nothing of that video was changed. To publish it once more: --again</source>
        <translation>%1：已发布为 %2。未发送任何内容，该视频也未作任何改动。如需再次发布，请加 --again</translation>
    </message>
    <message>
        <source>%1: %2. Youku is told of the cancel when the next upload reaches it.</source>
        <translation>%1：%2。下次上传连上优酷时会通知取消。</translation>
    </message>
    <message>
        <source>Youku needs a sign-in before this goes on; progress is kept. Sign in with: youchuan-cli account --set</source>
        <translation>需要登录优酷才能继续，进度已保留。登录请运行：youchuan-cli account --set</translation>
    </message>
</context>
<context>
    <name>control::WatchingJob</name>
    <message>
        <source>There is no upload %1 in the queue; the command list shows it.</source>
        <translation>上传列表中没有编号为 %1 的任务，可用 list 命令查看。</translation>
    </message>
</context>
<context>
    <name>engine::AccountStore</name>
    <message>
        <source>The keychain of this computer did not remove the sign-in; it is still there. Unlock the keychain, then sign out again.</source>
        <translation>系统钥匙串未能删除登录信息，信息仍保留在其中。请先解锁钥匙串，再重新退出登录。</translation>
    </message>
    <message>
        <source>The keychain of this computer cannot be reached. Sign in again to upload.</source>
        <translation>无法访问系统钥匙串，请重新登录后上传。</translation>
    </message>
    <message>
        <source>Youku renewed the sign-in. The refresh token in YOUCHUAN_REFRESH_TOKEN is spent; the next start needs a new one.</source>
        <translation>优酷已更新登录。YOUCHUAN_REFRESH_TOKEN 中的刷新令牌已失效，下次启动需要换新的。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>engine::BrowserSignIn</name>
    <message>
        <source>Youchuan has what it needs. This page can be closed.</source>
        <translation>优传已获得授权，可以关闭此页面。</translation>
    </message>
    <message>
        <source>Youku did not let Youchuan in. This page can be closed.</source>
        <translation>优酷未授权优传，可以关闭此页面。</translation>
    </message>
</context>
<context>
    <name>engine::Engine</name>
    <message>
        <source>Youku did not say how large a file may be; it will say so when it gets one.</source>
        <translation>优酷没有告知文件大小上限；文件过大时上传会被拒绝并提示。</translation>
    </message>
</context>
<context>
    <name>engine::EngineHost</name>
    <message>
        <source>The settings cannot be written at the moment; the disk may be full.</source>
        <translation>暂时无法保存设置，磁盘可能已满。</translation>
    </message>
    <message>
        <source>This address of Youku is not taken: %1</source>
        <translation>不接受这个优酷地址：%1</translation>
    </message>
    <message>
        <source>Nothing can be written in %1; the disk may be full.</source>
        <translation>无法写入 %1，磁盘可能已满。</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks, so two programs could use it at once. Use a folder on another disk.</source>
        <translation>%1 所在的文件系统不支持文件锁，两个程序可能会同时使用它。请改用其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Process %1 uses the profile %2 already.</source>
        <translation>进程 %1 正在使用配置目录 %2。</translation>
    </message>
    <message>
        <source>Another program uses the profile %1 already.</source>
        <translation>另一个程序正在使用配置目录 %1。</translation>
    </message>
    <message>
        <source>Practice mode cannot start: %1</source>
        <translation>练习模式无法启动：%1</translation>
    </message>
    <message>
        <source>The disk is full; the queue cannot be opened. It is as it was.</source>
        <translation>磁盘已满，无法打开上传列表，其内容没有变化。</translation>
    </message>
    <message>
        <source>The queue cannot be opened: %1</source>
        <translation>无法打开上传列表：%1</translation>
    </message>
    <message>
        <source>YOUCHUAN_API is “open” or “signed”, not “%1”.</source>
        <translation>YOUCHUAN_API 只能是“open”或“signed”，不能是“%1”。</translation>
    </message>
</context>
<context>
    <name>gui::AboutDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>About Youchuan</source>
        <translation>关于优传</translation>
    </message>
    <message>
        <source>Youchuan %1</source>
        <translation>优传 %1</translation>
    </message>
    <message>
        <source>Uploads long videos to Youku, and goes on after any interruption.</source>
        <translation>把长视频上传到优酷，中断后可继续上传。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>&amp;Licences of the parts it is made of</source>
        <translation>所用组件的许可证(&amp;L)</translation>
    </message>
    <message>
        <source>Licences of the parts it is made of</source>
        <translation>所用组件的许可证</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>gui::AccountButton</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>gui::AccountEditor</name>
    <message>
        <source>Another account</source>
        <translation>其他账号</translation>
    </message>
</context>
<context>
    <name>gui::AccountWords</name>
    <message>
        <source>d MMM</source>
        <comment>a date of this year</comment>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date</comment>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>Signed out by Youku</source>
        <translation>登录已失效</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Renewed by itself</source>
        <translation>自动续期</translation>
    </message>
    <message>
        <source>Signed in until %1</source>
        <comment>a day</comment>
        <translation>登录有效期至 %1</translation>
    </message>
    <message>
        <source>Renewed by itself before then</source>
        <translation>到期前自动续期</translation>
    </message>
    <message>
        <source>Sign in again before then</source>
        <translation>到期前需重新登录</translation>
    </message>
    <message>
        <source>Of the environment, for this run</source>
        <translation>来自环境变量，仅本次运行有效</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) wait for it</source>
        <translation>
            <numerusform>%n 个视频在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in this computer’s keychain; never in the list, the logs or reports.</source>
        <translation>保存在系统钥匙串中，不会写入上传列表、日志或报告。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer: a sign-in lasts until Youchuan quits. To be signed in at each start, set the environment variables YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET.</source>
        <translation>这台电脑没有可用的钥匙串，登录只在优传退出前有效。如需每次启动时自动登录，请设置环境变量 YOUCHUAN_CLIENT_ID、YOUCHUAN_ACCESS_TOKEN、YOUCHUAN_REFRESH_TOKEN 和 YOUCHUAN_CLIENT_SECRET。</translation>
    </message>
</context>
<context>
    <name>gui::AccountsDialog</name>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Signed in as “%1”</source>
        <translation>已登录：“%1”</translation>
    </message>
    <message>
        <source>Youku accepts this sign-in</source>
        <translation>登录有效</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) of it are not published yet. They are kept, with all that was sent, and wait until somebody signs in with it again.</source>
        <translation>
            <numerusform>该账号有 %n 个视频尚未发布。视频和已传部分都会保留，重新登录后继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>No video waits for it.</source>
        <translation>没有等待该账号的视频。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign out of “%1”?</source>
        <translation>退出“%1”的登录吗？</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>保持登录</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号管理</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody is signed in: uploads wait until somebody is.</source>
        <translation>尚未登录，登录后才会开始上传。</translation>
    </message>
    <message>
        <source>Name and use…</source>
        <translation>名称和用途…</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>设为默认</translation>
    </message>
    <message>
        <source>Check sign-in</source>
        <translation>检查登录</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>用浏览器登录</translation>
    </message>
    <message>
        <source>Youku’s own page opens. Sign in there and come back: the account is then in this list, under its name at Youku.</source>
        <translation>将打开优酷的登录页面。登录后回到这里，账号会以优酷昵称显示在列表中。</translation>
    </message>
    <message>
        <source>%1 · for an app of your own at Youku, or a computer without a browser</source>
        <comment>%1: Enter keys instead</comment>
        <translation>%1，适用于自有的优酷应用，或没有浏览器的电脑</translation>
    </message>
    <message>
        <source>Enter keys instead</source>
        <translation>改为填写密钥</translation>
    </message>
    <message>
        <source>Leave practice mode</source>
        <translation>退出练习模式</translation>
    </message>
    <message>
        <source>No account yet? %1: everything works, nothing is published.</source>
        <comment>%1: Try practice mode</comment>
        <translation>还没有账号？%1：功能齐全，不会真正发布。</translation>
    </message>
    <message>
        <source>Try practice mode</source>
        <translation>试试练习模式</translation>
    </message>
</context>
<context>
    <name>gui::AccountsList</name>
    <message>
        <source>Everything works, nothing reaches Youku</source>
        <translation>功能齐全，内容不会发布到优酷</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号管理</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>gui::Adder</name>
    <message numerus="yes">
        <source>%n video(s) added</source>
        <translation>
            <numerusform>已添加 %n 个视频</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>跳过 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Where is the file now?</source>
        <translation>文件现在在哪里？</translation>
    </message>
    <message>
        <source>Videos (%1)</source>
        <translation>视频 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>Looking for videos: %n file(s) so far</source>
        <translation>
            <numerusform>正在查找视频，已扫描 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding videos: %n to go</source>
        <translation>
            <numerusform>正在添加视频，还剩 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Added before</source>
        <translation>之前添加过</translation>
    </message>
    <message numerus="yes">
        <source>%n of these videos is here already. Add it again?</source>
        <translation>
            <numerusform>其中 %n 个视频之前已添加过，要再添加一次吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>再次添加</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Larger than the %1 your account takes</source>
        <translation>超过账号允许的大小（%1）</translation>
    </message>
    <message>
        <source>Only the beginning of the name fits into the title</source>
        <translation>文件名过长，标题只保留了开头部分</translation>
    </message>
    <message numerus="yes">
        <source>%n larger than your account takes</source>
        <translation>
            <numerusform>%n 个超过账号允许的大小</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) cut</source>
        <translation>
            <numerusform>%n 个标题被截短</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>选择其他文件</translation>
    </message>
</context>
<context>
    <name>gui::AftermathBlock</name>
    <message>
        <source>Youku could not encode this video</source>
        <translation>优酷转码失败</translation>
    </message>
    <message>
        <source>Youku restricts this video</source>
        <translation>优酷限制播放此视频</translation>
    </message>
    <message>
        <source>The video is no longer at Youku</source>
        <translation>优酷端已不存在此视频</translation>
    </message>
    <message>
        <source>All %1 arrived and were checked, so the cause is most likely in the file itself. Nobody can watch the video as it is. Export it once more as MP4 with H.264 and AAC, then upload it again.</source>
        <translation>%1 已全部送达并通过校验，原因多半在文件本身。当前视频无法观看。请重新导出为 MP4（H.264 + AAC），再重新上传。</translation>
    </message>
    <message>
        <source>Not everybody can watch it. The video page says more once you are signed in there.</source>
        <translation>部分用户无法观看。登录后在视频页可查看详情。</translation>
    </message>
    <message>
        <source>It was removed there. The file and the details can be uploaded again.</source>
        <translation>视频已从优酷删除。可用原文件和视频信息重新上传。</translation>
    </message>
</context>
<context>
    <name>gui::AgeBox</name>
    <message>
        <source>60 min</source>
        <translation>60 分钟</translation>
    </message>
</context>
<context>
    <name>gui::BlockingNotices</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>仍然上传</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves once there is room. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n 个上传在等待，腾出空间后自动继续，已传部分不会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Youku wants you to sign in</source>
        <translation>请登录优酷</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves after that. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n 个上传在等待，登录后自动继续，已传部分不会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>This connection is metered</source>
        <translation>当前网络按流量计费</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait for another one. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n 个上传在等待其他网络，已传部分不会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>This network wants you to sign in before it lets anything through</source>
        <translation>当前网络需要网页认证</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n 个上传在等待，认证后自动继续，已传部分不会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open sign-in page</source>
        <translation>打开认证页面</translation>
    </message>
    <message>
        <source>There is no network</source>
        <translation>没有网络连接</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves when you are online.</source>
        <translation>
            <numerusform>%n 个上传在等待，联网后自动继续。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BrowserSignInBox</name>
    <message>
        <source>Redirect address</source>
        <translation>回调地址</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>打开浏览器</translation>
    </message>
    <message>
        <source>Exactly as it is registered for your app</source>
        <translation>须与应用登记的回调地址完全一致</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Use code</source>
        <translation>使用授权码</translation>
    </message>
    <message>
        <source>Only if the browser does not come back by itself: paste the address it ended at, or the code in it</source>
        <translation>如果浏览器没有自动返回，请粘贴最后的网址或其中的授权码 (code)</translation>
    </message>
    <message>
        <source>Fill in client ID and client secret first.</source>
        <translation>请先填写应用 ID 和应用密钥。</translation>
    </message>
    <message>
        <source>Waiting for the browser…</source>
        <translation>正在等待浏览器授权…</translation>
    </message>
    <message>
        <source>When the browser is done, paste the address it ended at below.</source>
        <translation>在浏览器中完成授权后，请把最后的网址粘贴到上面。</translation>
    </message>
    <message>
        <source>Asking Youku…</source>
        <translation>正在连接优酷…</translation>
    </message>
    <message>
        <source>Another program listens at this address of your computer and would get the code. Quit it, or enter another address.</source>
        <translation>本机的此地址已被其他程序占用，授权码会落入该程序。请退出该程序，或换一个地址。</translation>
    </message>
    <message>
        <source>The page for the browser could not be written. Is the disk full?</source>
        <translation>无法写入供浏览器打开的页面，磁盘是否已满？</translation>
    </message>
    <message>
        <source>This is not the address that the browser ended at. Open the browser here, let Youchuan in, then paste that address.</source>
        <translation>这不是浏览器最后停留的地址。请在此打开浏览器并授权，然后粘贴最后的地址。</translation>
    </message>
</context>
<context>
    <name>gui::CommandBlock</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>gui::CountdownDialog</name>
    <message>
        <source>All uploads have ended</source>
        <translation>上传已全部结束</translation>
    </message>
    <message>
        <source>Whatever is in the queue is kept.</source>
        <translation>上传列表中的内容都会保留。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>gui::DayDialog</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <comment>hours</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Limited to %1</source>
        <comment>speed</comment>
        <translation>限速 %1</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不上传</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>设为所选</translation>
    </message>
</context>
<context>
    <name>gui::Desktop</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Videos are being uploaded</source>
        <translation>正在上传视频</translation>
    </message>
    <message>
        <source>Upload failed</source>
        <translation>上传失败</translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>已发布 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>All uploads have ended</source>
        <translation>上传已全部结束</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失败 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DetailsForm</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原创</translation>
    </message>
    <message>
        <source>Reproduced</source>
        <translation>转载</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>观看权限</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Friends only</source>
        <translation>仅好友观看</translation>
    </message>
    <message>
        <source>With password</source>
        <translation>输入密码观看</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>仅自己可见</translation>
    </message>
    <message>
        <source>Watch password</source>
        <translation>观看密码</translation>
    </message>
    <message>
        <source>Shoot time and place</source>
        <translation>拍摄时间和地点</translation>
    </message>
    <message>
        <source>Shoot time</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Left to Youku</source>
        <translation>由优酷自动分类</translation>
    </message>
    <message>
        <source>{name}, {date} and {n} stand for file name, date, number</source>
        <translation>{name}、{date}、{n} 分别代表文件名、日期和序号</translation>
    </message>
    <message>
        <source>For instance 2026-11-03 14:32</source>
        <translation>例如 2026-11-03 14:32</translation>
    </message>
    <message>
        <source>Degrees, for instance 31.2</source>
        <translation>度数，例如 31.2</translation>
    </message>
    <message>
        <source>Degrees, for instance 121.5</source>
        <translation>度数，例如 121.5</translation>
    </message>
    <message>
        <source>The first becomes: %1</source>
        <translation>第一个将变为：%1</translation>
    </message>
    <message>
        <source>Becomes: %1</source>
        <translation>将变为：%1</translation>
    </message>
    <message>
        <source>%1 (longer names are cut)</source>
        <translation>%1（过长的文件名会被截短）</translation>
    </message>
    <message>
        <source>%1 (the name is cut)</source>
        <translation>%1（文件名已截短）</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>gui::DetailsPanel</name>
    <message>
        <source>Video details</source>
        <translation>视频信息</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message numerus="yes">
        <source>%n videos selected</source>
        <translation>
            <numerusform>已选 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Only the fields you change are written. The others stay as they are in each video.</source>
        <translation>只写入您修改过的项，其余保持各视频原样。</translation>
    </message>
    <message>
        <source>Select a video to fill in what viewers will see.</source>
        <translation>选择一个视频，填写观众将看到的信息。</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n videos</source>
        <translation>
            <numerusform>应用到 %n 个视频</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>已修改 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Youku has the details of %n of them already; those stay as they are.</source>
        <translation>
            <numerusform>其中 %n 个的信息已提交给优酷，保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts when you leave this video</source>
        <translation>离开此视频后开始</translation>
    </message>
    <message>
        <source>The video is published; its details can be changed on the video page.</source>
        <translation>视频已发布，可在视频页修改信息</translation>
    </message>
    <message>
        <source>The file needs your decision first</source>
        <translation>请先处理文件问题</translation>
    </message>
    <message>
        <source>Published video</source>
        <translation>已发布的视频</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Youku has the details of all of them already. Each can be read once it is selected alone.</source>
        <translation>这些视频的信息都已提交给优酷。单独选中其中一个即可查看。</translation>
    </message>
</context>
<context>
    <name>gui::Dialogs</name>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no secret and no name of a file.</source>
        <translation>报告已保存到 %1，不含密钥和文件名。</translation>
    </message>
</context>
<context>
    <name>gui::DoubtBlock</name>
    <message>
        <source>Youchuan looks at it by itself once it changes.</source>
        <translation>文件变化后会自动重新检查。</translation>
    </message>
</context>
<context>
    <name>gui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to add %n item(s)</source>
        <translation>
            <numerusform>松开即可添加 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos go to the end of the queue, folders are searched.
Anything that is not a video is named and left out.</source>
        <translation>视频加入队尾，文件夹会自动扫描；
非视频文件将跳过并列出</translation>
    </message>
</context>
<context>
    <name>gui::EarlierVideo</name>
    <message>
        <source>That video is not in this list and was not published from here. Youku’s site shows it among your videos.</source>
        <translation>该视频不在此列表中，也不是从本机发布的，可在优酷网站的个人视频中查看。</translation>
    </message>
</context>
<context>
    <name>gui::EmptyPage</name>
    <message>
        <source>Drop videos or folders here</source>
        <translation>把视频或文件夹拖到这里</translation>
    </message>
    <message>
        <source>Fill in what viewers will see, then choose Start all. Nothing is sent before that.</source>
        <translation>填好视频信息后点“全部开始”，在此之前不会上传任何内容。</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Try practice mode</source>
        <translation>试试练习模式</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>用浏览器登录</translation>
    </message>
    <message>
        <source>Sign in to Youku</source>
        <translation>登录优酷</translation>
    </message>
    <message>
        <source>Youku’s own page opens in your browser. Once is enough.</source>
        <translation>将在浏览器中打开优酷登录页面，只需一次。</translation>
    </message>
    <message>
        <source>Try it first</source>
        <translation>先试用</translation>
    </message>
    <message>
        <source>Practice mode: everything works, nothing reaches Youku.</source>
        <translation>练习模式：功能齐全，内容不会发布到优酷。</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two links</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Enter keys instead</source>
        <translation>改为填写密钥</translation>
    </message>
    <message>
        <source>Import a table of videos…</source>
        <translation>导入视频表格…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>More ways to begin</source>
        <translation>其他开始方式</translation>
    </message>
    <message>
        <source>Works before signing in: fill in what viewers will see, nothing is sent until you choose Start.</source>
        <translation>无需登录即可添加并填写视频信息，点“开始”之前不会上传任何内容。</translation>
    </message>
</context>
<context>
    <name>gui::FieldEditor</name>
    <message>
        <source>Mixed values</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>gui::FieldHead</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>• Changed</source>
        <translation>• 已修改</translation>
    </message>
</context>
<context>
    <name>gui::FileBlock</name>
    <message>
        <source>Facts of the file</source>
        <translation>文件信息</translation>
    </message>
</context>
<context>
    <name>gui::FilterBar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a filter, how many</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>gui::FindingsBlock</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>findings</comment>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen when the file was added</source>
        <translation>添加文件时已检测到</translation>
    </message>
    <message>
        <source>A likely cause</source>
        <translation>可能是失败原因</translation>
    </message>
</context>
<context>
    <name>gui::FolderEditor</name>
    <message>
        <source>Subfolders too</source>
        <translation>包含子文件夹</translation>
    </message>
    <message>
        <source>start by themselves</source>
        <comment>new videos</comment>
        <translation>自动开始</translation>
    </message>
    <message>
        <source>wait as drafts</source>
        <comment>new videos</comment>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>None</source>
        <comment>a template</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Default account</source>
        <translation>默认账号</translation>
    </message>
    <message>
        <source>Signed out</source>
        <comment>an account</comment>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Titles from the file names</source>
        <translation>标题取自文件名</translation>
    </message>
    <message>
        <source>Next title: %1</source>
        <translation>下一个标题：%1</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新视频</translation>
    </message>
    <message>
        <source>without a change, if it is whole</source>
        <translation>无变化且文件完整</translation>
    </message>
    <message>
        <source>Taken up after</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Choose folder for published files</source>
        <translation>选择存放已发布文件的文件夹</translation>
    </message>
    <message>
        <source>After publishing</source>
        <translation>发布后</translation>
    </message>
    <message>
        <source>Only once Youku says that it can be watched. A file is never deleted and never taken up twice, also not after it was renamed or moved.</source>
        <translation>仅在视频可以观看之后执行。文件不会被删除，改名或移动后也不会重复添加。</translation>
    </message>
    <message>
        <source>Folder for published files</source>
        <translation>存放已发布文件的文件夹</translation>
    </message>
    <message>
        <source>Files stay where they are</source>
        <translation>未选择时文件保留在原处</translation>
    </message>
    <message>
        <source>All videos; or for example *.mov; take*</source>
        <translation>所有视频；也可填写 *.mov; take*</translation>
    </message>
    <message>
        <source>Leave the file</source>
        <translation>保留文件</translation>
    </message>
    <message>
        <source>Move the file to</source>
        <translation>移动到</translation>
    </message>
</context>
<context>
    <name>gui::FolderList</name>
    <message>
        <source>None</source>
        <comment>a template</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Default account</source>
        <translation>默认账号</translation>
    </message>
    <message>
        <source>Signed out</source>
        <comment>an account</comment>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Start by themselves</source>
        <translation>自动开始</translation>
    </message>
    <message>
        <source>As drafts</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Watched once it is saved</source>
        <translation>保存后开始监视</translation>
    </message>
    <message>
        <source>Not watched at the moment</source>
        <translation>目前未在监视</translation>
    </message>
    <message>
        <source>Nothing new today</source>
        <translation>今天没有新文件</translation>
    </message>
    <message>
        <source>Looking for the first time</source>
        <translation>正在进行首次检查</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新视频</translation>
    </message>
</context>
<context>
    <name>gui::FolderNotices</name>
    <message>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) added from watched folders</source>
        <translation>
            <numerusform>已从监视文件夹添加 %n 个视频</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) added from the folder “%1”</source>
        <translation>
            <numerusform>已从文件夹“%1”添加 %n 个视频</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FolderView</name>
    <message>
        <source>Watched folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>尚未监视任何文件夹。</translation>
    </message>
    <message>
        <source>New videos in a watched folder join the list by themselves.</source>
        <translation>被监视文件夹中的新视频会自动加入上传列表。</translation>
    </message>
</context>
<context>
    <name>gui::FoldersPage</name>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Watched once it is saved</source>
        <translation>保存后开始监视</translation>
    </message>
    <message>
        <source>Watch folder</source>
        <translation>选择要监视的文件夹</translation>
    </message>
</context>
<context>
    <name>gui::FormEditing</name>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n videos</source>
        <translation>
            <numerusform>应用到 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Video details</source>
        <translation>视频信息</translation>
    </message>
    <message numerus="yes">
        <source>Apply your changes to %n video(s)?</source>
        <translation>
            <numerusform>将修改应用到 %n 个视频吗？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FromFileBlock</name>
    <message>
        <source>Shoot data from the file</source>
        <translation>文件中的拍摄信息</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>From the file: %1</source>
        <translation>文件中的信息：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>gui::HappenedBlock</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>上传经过</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>查看日志</translation>
    </message>
</context>
<context>
    <name>gui::HintLine</name>
    <message>
        <source> · </source>
        <comment>between a hint and its link</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>gui::HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>State at Youku</source>
        <translation>优酷状态</translation>
    </message>
    <message>
        <source>Title, file name, link or video id</source>
        <translation>标题、文件名、链接或视频 ID</translation>
    </message>
    <message>
        <source>Search history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账号</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>无账号</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>其他账号</translation>
    </message>
    <message>
        <source>Any state at Youku</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two days</comment>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>gui::HistoryModel</name>
    <message>
        <source>Took %1</source>
        <extracomment>From its being added on to its being published.</extracomment>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>When Youku said so; &quot;as of 14:40&quot;, &quot;as of Yesterday 23:07&quot;</extracomment>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State at Youku</source>
        <translation>优酷状态</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>gui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>gui::HistoryWindow</name>
    <message>
        <source>history.csv</source>
        <translation>历史记录.csv</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>无法写入该文件。</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Upload the same file again, or another one?</source>
        <translation>上传原文件还是其他文件？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>原文件</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Open video page</source>
        <translation>打开视频页</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n link(s)</source>
        <translation>
            <numerusform>复制 %n 个链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload again…</source>
        <translation>重新上传…</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Delete from history…</source>
        <translation>从历史记录中删除…</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>History – Youchuan</source>
        <translation>历史记录 – 优传</translation>
    </message>
    <message>
        <source>Copy links with titles</source>
        <translation>复制链接（含标题）</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>共 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>All videos together, in hours</extracomment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Behind the totals of the history</extracomment>
        <translation>%1；%2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n link(s) with titles</source>
        <translation>
            <numerusform>复制 %n 个链接（含标题）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing published yet</source>
        <translation>还没有发布过视频</translation>
    </message>
    <message>
        <source>No video matches</source>
        <translation>没有符合条件的视频</translation>
    </message>
    <message>
        <source>Delete from history</source>
        <translation>从历史记录中删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) from the history?</source>
        <translation>
            <numerusform>从历史记录中删除 %n 个视频吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>At Youku nothing changes. Youchuan no longer knows that they were published: the same files can be added again without a question. Those that are still in the list leave it as well.</source>
        <translation>优酷上的视频不受影响。删除后优传不再记得这些视频发布过，再次添加相同文件时不会提示。仍在上传列表中的视频也会一并移除。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>gui::HookPage</name>
    <message>
        <source>Also when an upload fails</source>
        <translation>上传失败时也运行</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Youchuan starts this program once for each video that was published, and tells it of the video in YOUCHUAN_EVENT, YOUCHUAN_FILE, YOUCHUAN_TITLE, YOUCHUAN_VIDEO_ID, YOUCHUAN_LINK and YOUCHUAN_ACCOUNT. It has a minute; what it prints goes to the log, and whatever it does changes nothing about the upload.</source>
        <translation>每个视频发布后，优传会运行一次此程序，并通过 YOUCHUAN_EVENT、YOUCHUAN_FILE、YOUCHUAN_TITLE、YOUCHUAN_VIDEO_ID、YOUCHUAN_LINK 和 YOUCHUAN_ACCOUNT 告知视频信息。程序最多运行一分钟，输出写入日志，其结果不影响上传。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose program</source>
        <translation>选择程序</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>One a line; no shell reads them</source>
        <translation>每行一个参数，不经过命令行解释器</translation>
    </message>
    <message>
        <source>The program needs its whole path</source>
        <translation>请填写程序的完整路径</translation>
    </message>
    <message>
        <source>It runs…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Sample title</source>
        <translation>示例标题</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>运行正常</translation>
    </message>
    <message>
        <source>It ended with %1</source>
        <translation>程序以 %1 结束</translation>
    </message>
    <message>
        <source>It cannot be started: there is no such program, or it may not be run</source>
        <translation>无法启动：没有该程序，或没有运行权限</translation>
    </message>
    <message>
        <source>It crashed</source>
        <translation>程序崩溃</translation>
    </message>
    <message>
        <source>It took too long and was ended</source>
        <translation>运行时间过长，已结束</translation>
    </message>
</context>
<context>
    <name>gui::IssueBlock</name>
    <message>
        <source>Answer: “%1”.</source>
        <translation>服务器返回：“%1”。</translation>
    </message>
    <message>
        <source>%1 already sent are kept.</source>
        <translation>已传的 %1 会保留。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>视频尚未上传。</translation>
    </message>
    <message>
        <source>Not retried by itself.</source>
        <translation>不会自动重试。</translation>
    </message>
    <message>
        <source>Retried by itself.</source>
        <translation>将自动重试。</translation>
    </message>
    <message>
        <source>Youku refused the details</source>
        <translation>优酷未接受视频信息</translation>
    </message>
    <message>
        <source>Sending the file was interrupted</source>
        <translation>文件上传中断</translation>
    </message>
    <message>
        <source>Youku was asked how far it is</source>
        <translation>正在向优酷查询上传进度</translation>
    </message>
    <message>
        <source>All is sent; publishing was not confirmed</source>
        <translation>已全部传完，优酷尚未确认发布</translation>
    </message>
    <message>
        <source>Youku could not be told to cancel</source>
        <translation>未能通知优酷取消上传</translation>
    </message>
    <message>
        <source>Youku has this video already</source>
        <translation>优酷已有此视频</translation>
    </message>
    <message>
        <source>Youku did not accept the upload</source>
        <translation>优酷未接受此次上传</translation>
    </message>
    <message>
        <source>Sending the file could not begin</source>
        <translation>未能开始上传文件</translation>
    </message>
    <message>
        <source>Publishing was not confirmed</source>
        <translation>发布未得到确认</translation>
    </message>
    <message>
        <source>What was sent before no longer counts.</source>
        <translation>此前已传部分已作废。</translation>
    </message>
    <message>
        <source>Nothing of what was sent is confirmed.</source>
        <translation>已传出的内容尚未得到优酷确认。</translation>
    </message>
    <message>
        <source>%1 already sent no longer count.</source>
        <translation>已传的 %1 已作废。</translation>
    </message>
    <message>
        <source>A web page answered in Youku’s place: this network wants you to sign in to it first.</source>
        <translation>收到的是登录网页，不是优酷的数据：当前网络需要网页认证。</translation>
    </message>
    <message>
        <source>%1 are at Youku and stay there.</source>
        <translation>已传的 %1 保留在优酷。</translation>
    </message>
    <message>
        <source>Waiting for network since %1</source>
        <translation>%1 起等待网络</translation>
    </message>
    <message>
        <source>This connection is metered</source>
        <translation>当前网络按流量计费</translation>
    </message>
    <message>
        <source>It goes on by itself on another.</source>
        <translation>换用其他网络后自动继续。</translation>
    </message>
</context>
<context>
    <name>gui::KeysDialog</name>
    <message>
        <source>Enter keys</source>
        <translation>填写密钥</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>应用 ID (client_id)</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Renew the sign-in by itself (optional)</source>
        <translation>自动续期登录（可选）</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>应用密钥</translation>
    </message>
    <message>
        <source>For the browser and older apps</source>
        <translation>浏览器登录和旧版应用需要</translation>
    </message>
    <message>
        <source>Check sign-in</source>
        <translation>检查登录</translation>
    </message>
    <message>
        <source>Keep it all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>用浏览器登录</translation>
    </message>
    <message>
        <source>From your app’s page on %1</source>
        <translation>见%1的应用页面</translation>
    </message>
    <message>
        <source>Youku’s developer site</source>
        <translation>优酷开放平台</translation>
    </message>
    <message>
        <source>Shown on the same page, or %1</source>
        <translation>在同一页面查看，或%1</translation>
    </message>
    <message>
        <source>get one in the browser</source>
        <translation>通过浏览器获取</translation>
    </message>
    <message>
        <source>Youku let Youchuan in</source>
        <translation>优酷已授权</translation>
    </message>
    <message>
        <source>Asking whose account it is…</source>
        <translation>正在查询账号归属…</translation>
    </message>
    <message>
        <source>Youku let Youchuan in as “%1”</source>
        <translation>优酷已授权，账号为“%1”</translation>
    </message>
    <message>
        <source>If that is your account, Save keeps it.</source>
        <translation>如果这是您的账号，点击“保存”即可保留。</translation>
    </message>
    <message>
        <source>Youku did not say whose account it is. Save keeps it all the same.</source>
        <translation>优酷未说明账号归属，仍可点击“保存”保留。</translation>
    </message>
    <message>
        <source>Valid until %1, then renewed by itself</source>
        <translation>有效期至 %1，到期自动续期</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Renewed by itself when it ends</source>
        <translation>到期自动续期</translation>
    </message>
    <message>
        <source>Youku accepts this sign-in</source>
        <translation>登录有效</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>gui::Known</name>
    <message>
        <source>Published, %1</source>
        <translation>已发布，%1</translation>
    </message>
    <message>
        <source>In the queue as “%1”</source>
        <translation>已在上传列表中：“%1”</translation>
    </message>
    <message>
        <source>Perhaps published; nobody could tell so far</source>
        <translation>可能已发布，目前还无法确认</translation>
    </message>
</context>
<context>
    <name>gui::LaneRows</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n 个连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::LinkField</name>
    <message>
        <source>Video link</source>
        <translation>视频链接</translation>
    </message>
</context>
<context>
    <name>gui::ListDialog</name>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Open video page</source>
        <translation>打开视频页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>gui::LogWindow</name>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>“%1”的日志</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>It holds no secret, no title and no name of a file.</source>
        <translation>其中不含密钥、标题和文件名。</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message>
        <source>Youchuan</source>
        <translation>优传</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Uploads</source>
        <translation>上传(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Add files to the queue (Ctrl+O)</source>
        <translation>添加视频到上传列表 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add all videos of a folder to the queue</source>
        <translation>把文件夹里的所有视频添加到上传列表</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>全部开始</translation>
    </message>
    <message>
        <source>Start every waiting or paused upload</source>
        <translation>开始所有等待和暂停的上传</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Pause all; nothing sent is lost</source>
        <translation>全部暂停，已传部分不会丢失</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Retry every failed upload from where it stopped</source>
        <translation>所有失败项从断点重试</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>Everything works, nothing reaches Youku</source>
        <translation>功能齐全，内容不会发布到优酷</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Add files from the clipboard</source>
        <translation>从剪贴板添加视频</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>修改信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>视频信息</translation>
    </message>
    <message>
        <source>Show or hide the details (F4)</source>
        <translation>显示或隐藏视频信息 (F4)</translation>
    </message>
    <message>
        <source>About Youchuan</source>
        <translation>关于优传</translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n 个待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Youchuan (practice)</source>
        <translation>优传（练习）</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成项</translation>
    </message>
    <message>
        <source>Take everything published or cancelled off the list; the history keeps it</source>
        <translation>把已发布和已取消的从上传列表移除，历史记录仍会保留</translation>
    </message>
    <message>
        <source>Import table…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Add videos with their details from a CSV table</source>
        <translation>从 CSV 表格批量添加视频及其信息</translation>
    </message>
    <message>
        <source>Undo remove</source>
        <translation>撤销移除</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Versions, settings and logs in one file to hand over; no secrets</source>
        <translation>把版本、设置和日志存为一个文件，便于反馈问题；不含任何密钥</translation>
    </message>
    <message>
        <source>Open Youchuan</source>
        <translation>打开优传</translation>
    </message>
    <message>
        <source>When done</source>
        <translation>全部完成后</translation>
    </message>
    <message>
        <source>Save example table…</source>
        <translation>保存示例表格…</translation>
    </message>
    <message>
        <source>A CSV table to fill in, with every column and how its values are written</source>
        <translation>可供填写的 CSV 表格，包含所有列及其写法</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>等待网络</translation>
    </message>
    <message numerus="yes">
        <source>%n videos changed</source>
        <translation>
            <numerusform>已修改 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Everything that was published from here (Ctrl+H)</source>
        <translation>从这里发布过的所有视频 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账号管理…</translation>
    </message>
</context>
<context>
    <name>gui::MapKey</name>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>to go</source>
        <translation>未传</translation>
    </message>
    <message>
        <source>1 square: %1</source>
        <comment>bytes</comment>
        <translation>每格 %1</translation>
    </message>
</context>
<context>
    <name>gui::MessageLine</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source> · </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>gui::NameAndUseDialog</name>
    <message>
        <source>Name and use</source>
        <translation>名称和用途</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The name at Youku</source>
        <translation>优酷昵称</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Another account has this name</source>
        <translation>已有同名账号</translation>
    </message>
</context>
<context>
    <name>gui::PeriodDialog</name>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>gui::PictureBox</name>
    <message>
        <source>Picture from the file</source>
        <translation>文件中的画面</translation>
    </message>
</context>
<context>
    <name>gui::PublishedAlready</name>
    <message>
        <source>Published already</source>
        <translation>已发布过</translation>
    </message>
    <message numerus="yes">
        <source>%n of these videos is published already. Upload it anyway?</source>
        <translation>
            <numerusform>这些视频中有 %n 个已发布过，仍然上传吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Upload anyway</source>
        <translation>仍然上传</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>跳过</translation>
    </message>
</context>
<context>
    <name>gui::PublishedBlock</name>
    <message>
        <source>The video is published; its details can be changed on the video page.</source>
        <translation>视频已发布，可在视频页修改信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>视频信息</translation>
    </message>
    <message>
        <source>Video id</source>
        <translation>视频 ID</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Average speed</source>
        <translation>平均速度</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the details</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Hide</source>
        <comment>the details</comment>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>gui::QueueCommands</name>
    <message>
        <source>Pause all; nothing sent is lost</source>
        <translation>全部暂停，已传部分不会丢失</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>当前没有上传</translation>
    </message>
    <message>
        <source>Nothing is published or cancelled</source>
        <translation>没有已发布或已取消的视频</translation>
    </message>
    <message>
        <source>Take everything published or cancelled off the list; the history keeps it</source>
        <translation>把已发布和已取消的从上传列表移除，历史记录仍会保留</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>上传列表为空</translation>
    </message>
    <message>
        <source>Nothing was removed</source>
        <translation>没有移除过视频</translation>
    </message>
</context>
<context>
    <name>gui::QueueDelegate</name>
    <message>
        <source> · </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>gui::QueueFilter</name>
    <message>
        <source>No video matches “%1”</source>
        <translation>没有符合“%1”的视频</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在进行的上传</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>没有等待中的视频</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>没有待处理的视频</translation>
    </message>
    <message>
        <source>Nothing published in this list</source>
        <translation>列表中没有已发布的视频</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>没有草稿</translation>
    </message>
</context>
<context>
    <name>gui::QueueModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>gui::QueueNotices</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n from the list. The files are untouched.</source>
        <translation>
            <numerusform>已从上传列表移除 %n 项，文件不受影响。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold the same video as one that is here already</source>
        <translation>
            <numerusform>有 %n 个文件与已有视频内容相同</numerusform>
        </translation>
    </message>
    <message>
        <source>Added before</source>
        <translation>之前添加过</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>What was added</source>
        <translation>添加结果</translation>
    </message>
    <message>
        <source>Removed 1, its upload was stopped (%1 sent)</source>
        <translation>已移除 1 项并停止上传（已传 %1）</translation>
    </message>
    <message numerus="yes">
        <source>Removed %1, %n upload(s) of them stopped (%2 sent)</source>
        <translation>
            <numerusform>已移除 %1 项，其中 %n 个停止上传（已传 %2）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::QueueView</name>
    <message>
        <source>Uploads</source>
        <translation>上传列表</translation>
    </message>
    <message>
        <source>Clearing the list keeps them: all that was ever published is in the history</source>
        <translation>清空列表不影响记录，所有发布过的视频都在历史记录中</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>打开历史记录</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>gui::QuitController</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Youchuan goes on in the tray</source>
        <translation>优传在托盘中继续运行</translation>
    </message>
    <message>
        <source>Uploads continue. Click the icon to open the window, or choose Quit in its menu.</source>
        <translation>上传不会中断。点击托盘图标可打开窗口，右键菜单可退出。</translation>
    </message>
    <message>
        <source>Keep uploading after the window is closed?</source>
        <translation>关闭窗口后继续上传吗？</translation>
    </message>
    <message>
        <source>Youchuan then goes on in the tray. This is asked once; Settings can change it.</source>
        <translation>优传会在托盘中继续运行。只询问这一次，之后可在“设置”中更改。</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>暂停并退出</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>在托盘中继续</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) are running. Pause and quit?</source>
        <translation>
            <numerusform>有 %n 个视频正在上传。暂停并退出吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Uploads wait to go on. Pause them and quit?</source>
        <translation>还有视频等待上传。暂停并退出吗？</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>They go on from the same place next time.</source>
        <translation>下次启动会接着传。</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续上传</translation>
    </message>
    <message>
        <source>It goes on from the same place next time.</source>
        <translation>下次启动会接着传。</translation>
    </message>
</context>
<context>
    <name>gui::RowActions</name>
    <message>
        <source>Cancel</source>
        <translation>取消上传…</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel this upload?</source>
        <translation>确定取消上传？</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n uploads?</source>
        <translation>
            <numerusform>确定取消 %n 个上传？</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation>取消上传</translation>
    </message>
    <message>
        <source>%1 already sent will be discarded. The file stays.</source>
        <translation>已传的 %1 将作废，本地文件不受影响。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>继续上传</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Upload the same file again, or another one?</source>
        <translation>上传原文件还是其他文件？</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>原文件</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Youku will most likely fail to encode this file. Upload it anyway?</source>
        <translation>优酷很可能无法转码该文件，仍要上传吗？</translation>
    </message>
    <message numerus="yes">
        <source>Youku will most likely fail to encode %n files. Upload them anyway?</source>
        <translation>
            <numerusform>优酷很可能无法转码这 %n 个文件，仍要上传吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>请检查文件</translation>
    </message>
    <message>
        <source>Upload anyway</source>
        <translation>仍然上传</translation>
    </message>
    <message>
        <source>Do not upload</source>
        <translation>不上传</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>定时开始</translation>
    </message>
    <message>
        <source>Nothing of the file is sent before</source>
        <translation>在此时间之前不上传</translation>
    </message>
</context>
<context>
    <name>gui::RowCommand</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即上传</translation>
    </message>
    <message>
        <source>Start at…</source>
        <translation>定时开始…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Open video page</source>
        <translation>打开视频页</translation>
    </message>
    <message>
        <source>Mark as dealt with</source>
        <translation>标记为已处理</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Upload anyway…</source>
        <translation>仍然上传…</translation>
    </message>
</context>
<context>
    <name>gui::RowMenu</name>
    <message>
        <source>Whatever time it waits for</source>
        <translation>不再等待设定的时间</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>修改信息</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Move to bottom</source>
        <translation>置底</translation>
    </message>
    <message>
        <source>Copy video link</source>
        <translation>复制视频链接</translation>
    </message>
    <message>
        <source>Open file location</source>
        <translation>打开文件位置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Here and at Youku</source>
        <translation>本机和优酷端的任务都会取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from list; the file stays</source>
        <translation>从上传列表移除，文件不受影响</translation>
    </message>
    <message>
        <source>Not while the list is sorted by a column</source>
        <translation>按列排序时不可用</translation>
    </message>
</context>
<context>
    <name>gui::RowPointer</name>
    <message>
        <source>Sorted by a column, rows cannot be moved. A third click on the column&apos;s head returns to queue order.</source>
        <translation>按列排序时不能移动。再次点击列标题，直到恢复队列顺序。</translation>
    </message>
</context>
<context>
    <name>gui::RowPresentation</name>
    <message>
        <source>warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>正在读取文件信息</translation>
    </message>
</context>
<context>
    <name>gui::Run</name>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%n 个上传中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checking</source>
        <translation>
            <numerusform>%n 个检查中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finishing</source>
        <translation>
            <numerusform>%n 个服务器处理中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retrying</source>
        <translation>
            <numerusform>%n 个等待重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for network</source>
        <translation>
            <numerusform>%n 个等待网络</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>done about %1</source>
        <translation>约 %1 完成</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n 个待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>%n 个写入中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n 个草稿</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them ready to start</source>
        <translation>
            <numerusform>其中 %n 个可以开始</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>上传列表为空</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>当前没有上传</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>videos that are not named</comment>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>ready to start</source>
        <comment>the only draft</comment>
        <translation>可以开始</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between the percentage and what runs</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two that run</comment>
        <translation>，</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between what runs and what does not</comment>
        <translation>；</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two that do not run</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>gui::SaveTemplateDialog</name>
    <message>
        <source>Save as template</source>
        <translation>另存为模板</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Titles stay as they are</source>
        <translation>不改动标题</translation>
    </message>
    <message>
        <source>{name}, {date} and {n} stand for file name, date, number</source>
        <translation>{name}、{date}、{n} 分别代表文件名、日期和序号</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Takes the place of the template of this name.</source>
        <translation>将替换同名模板。</translation>
    </message>
    <message>
        <source>Take shoot time and place from each file</source>
        <translation>从每个文件读取拍摄时间和地点</translation>
    </message>
    <message>
        <source>For the account “%1”</source>
        <translation>用于账号“%1”</translation>
    </message>
</context>
<context>
    <name>gui::SchedulePage</name>
    <message>
        <source>Follow the weekly plan</source>
        <translation>按每周计划上传</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>设为</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Limited to</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限速值</translation>
    </message>
    <message>
        <source> MB/s</source>
        <translation> MB/s</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不上传</translation>
    </message>
    <message>
        <source>Clear plan…</source>
        <translation>清空计划…</translation>
    </message>
    <message>
        <source>A limit chosen in the toolbar counts as well: the lower one holds.</source>
        <translation>工具栏中的限速同样有效，取较低者。</translation>
    </message>
    <message>
        <source>While nothing may be sent, uploads keep their place; they go on by themselves.</source>
        <translation>不上传的时段内进度保留，之后自动继续。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time zone, offset</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Clear plan</source>
        <translation>清空计划</translation>
    </message>
    <message>
        <source>Full speed at all hours?</source>
        <translation>全部时段都设为全速吗？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Today: %1.</source>
        <translation>今天：%1。</translation>
    </message>
    <message>
        <source>Now, %1: the plan is not followed.</source>
        <translation>现在 %1：未按计划上传。</translation>
    </message>
    <message>
        <source>Now, %1: %2 for all uploads together.</source>
        <translation>现在 %1：所有视频合计限速 %2。</translation>
    </message>
    <message>
        <source>Now, %1: %2.</source>
        <translation>现在 %1：%2。</translation>
    </message>
    <message>
        <source>Times of this computer: %1.</source>
        <translation>以本机时间为准：%1。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>days</comment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <comment>days, time, time</comment>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>times, pace</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy %1 to…</source>
        <comment>a day</comment>
        <translation>将%1复制到…</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>周六和周日</translation>
    </message>
    <message>
        <source>Week plan</source>
        <translation>每周计划</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
</context>
<context>
    <name>gui::Session</name>
    <message>
        <source>Youchuan</source>
        <translation>优传</translation>
    </message>
    <message>
        <source>Videos that are opened from elsewhere cannot reach this window: %1.</source>
        <translation>从别处打开的视频无法送达此窗口：%1。</translation>
    </message>
</context>
<context>
    <name>gui::SettingsDialog</name>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keep the computer awake while videos are being uploaded</source>
        <translation>上传时阻止电脑休眠</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>关闭窗口后在托盘中继续运行</translation>
    </message>
    <message>
        <source>Ask before adding a video that is here already</source>
        <translation>添加重复视频前先询问</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>上传列表</translation>
    </message>
    <message>
        <source>Uploads at once</source>
        <translation>同时上传数</translation>
    </message>
    <message>
        <source>Connections for each upload</source>
        <translation>每个视频的连接数</translation>
    </message>
    <message>
        <source>Speed limit for all uploads together</source>
        <translation>总上传限速</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source> MB/s</source>
        <translation> MB/s</translation>
    </message>
    <message>
        <source>Start added videos at once while others are running</source>
        <translation>有视频正在上传时，新添加的视频立即开始</translation>
    </message>
    <message>
        <source>Otherwise a video waits until you start it. All of this may change while uploads run.</source>
        <translation>否则新视频会等您点“开始”。以上各项在上传过程中也可更改。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Only if the proxy asks for it</source>
        <translation>代理需要时填写</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The password is kept in this computer’s keychain. A change takes effect at once.</source>
        <translation>密码保存在系统钥匙串中。更改立即生效。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Address of Youku</source>
        <translation>优酷接口地址</translation>
    </message>
    <message>
        <source>For tests against another server. Leave it empty to upload to Youku.</source>
        <translation>仅用于连接其他服务器做测试，上传到优酷请留空。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>当前桌面没有托盘，关闭窗口即退出。</translation>
    </message>
    <message>
        <source>Queue, settings and logs are in %1</source>
        <translation>上传列表、设置和日志位于 %1</translation>
    </message>
    <message>
        <source>Host is empty</source>
        <translation>主机未填写</translation>
    </message>
    <message>
        <source>Asking Youku…</source>
        <translation>正在连接优酷…</translation>
    </message>
    <message>
        <source>Youku answers by this way</source>
        <translation>连接正常，优酷有响应</translation>
    </message>
    <message>
        <source>There is no keychain on this computer. The proxy’s password is used until the program ends; nothing was written to the disk.</source>
        <translation>本机没有钥匙串。代理密码在退出前有效，未写入磁盘。</translation>
    </message>
    <message>
        <source>Hold uploads on metered connections</source>
        <translation>在按流量计费的网络上暂停上传</translation>
    </message>
    <message>
        <source>They go on by themselves on another connection.</source>
        <translation>换用其他网络后会自动继续。</translation>
    </message>
    <message>
        <source>This system does not tell whether a connection is metered.</source>
        <translation>系统没有提供网络是否按流量计费的信息。</translation>
    </message>
    <message>
        <source>Upload servers may be in private networks</source>
        <translation>允许上传服务器位于私有网络</translation>
    </message>
    <message>
        <source>For a mirror of Youku in your own network. Youku&apos;s own servers never are.</source>
        <translation>用于您自己网络中的优酷镜像；优酷自己的服务器不会在其中。</translation>
    </message>
    <message>
        <source>Way to Youku</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>Automatic: over the cloud store where Youku offers it and it can be reached, else to Youku’s upload servers.</source>
        <translation>自动：优酷提供云存储且可以连接时经云存储上传，否则发往优酷上传服务器。</translation>
    </message>
    <message>
        <source>Cloud store only</source>
        <translation>仅云存储</translation>
    </message>
    <message>
        <source>Upload servers only</source>
        <translation>仅上传服务器</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>上传计划</translation>
    </message>
    <message>
        <source>Show pictures of the videos</source>
        <translation>显示视频缩略图</translation>
    </message>
    <message>
        <source>They are made on this computer from your files and stay on it. Switched off, they are deleted.</source>
        <translation>缩略图由本机根据您的文件生成，只保存在本机。关闭后会删除。</translation>
    </message>
    <message>
        <source>Speed in practice mode</source>
        <translation>练习模式的速度</translation>
    </message>
    <message>
        <source>Slow on purpose, so that there is something to see</source>
        <translation>特意放慢，便于看清过程</translation>
    </message>
    <message>
        <source>After publishing</source>
        <translation>发布后</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>They are not kept for the next start: %1</source>
        <translation>未能保存，下次启动时不再生效：%1</translation>
    </message>
</context>
<context>
    <name>gui::ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>在上传列表中</translation>
    </message>
    <message>
        <source>Pause or resume the selected</source>
        <translation>暂停或继续所选项</translation>
    </message>
    <message>
        <source>The row&apos;s button</source>
        <translation>该行的按钮</translation>
    </message>
    <message>
        <source>Everything that can be done with a row</source>
        <translation>该行的全部操作</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任意位置</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>上一区域</translation>
    </message>
    <message>
        <source>Clear the search, go back</source>
        <translation>清除搜索，返回</translation>
    </message>
</context>
<context>
    <name>gui::SpeedButton</name>
    <message>
        <source>Opens the speed of the last 10 minutes</source>
        <translation>打开最近 10 分钟的速度</translation>
    </message>
    <message>
        <source>Speed, %1</source>
        <translation>速度，%1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
</context>
<context>
    <name>gui::SpeedGraph</name>
    <message>
        <source>network away %1</source>
        <translation>断网 %1</translation>
    </message>
    <message>
        <source>metered line %1</source>
        <translation>按流量计费，暂停 %1</translation>
    </message>
    <message>
        <source>waiting to retry %1</source>
        <translation>等待重试 %1</translation>
    </message>
    <message>
        <source>not signed in %1</source>
        <translation>未登录 %1</translation>
    </message>
    <message>
        <source>held by the plan %1</source>
        <translation>按计划暂停 %1</translation>
    </message>
    <message>
        <source>no record %1</source>
        <translation>无记录 %1</translation>
    </message>
    <message>
        <source>No speed yet: nothing was sent in the last 10 minutes</source>
        <translation>最近 10 分钟没有上传</translation>
    </message>
    <message>
        <source>sent %1</source>
        <comment>a speed</comment>
        <translation>已发出 %1</translation>
    </message>
    <message>
        <source>confirmed %1</source>
        <comment>a speed</comment>
        <translation>已确认 %1</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限速 %1</translation>
    </message>
    <message>
        <source>now, %1</source>
        <comment>a time of day</comment>
        <translation>现在 %1</translation>
    </message>
</context>
<context>
    <name>gui::SpeedLimitButton</name>
    <message>
        <source>Speed limit</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Limit the speed of all uploads together</source>
        <translation>限制所有上传的总速度</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限速 %1</translation>
    </message>
    <message>
        <source>No speed limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Other (%1)…</source>
        <translation>其他（%1）…</translation>
    </message>
    <message>
        <source>All uploads together, in MB/s; 0 means no limit</source>
        <translation>所有上传的总速度，单位 MB/s；0 表示不限速</translation>
    </message>
    <message>
        <source>Not sending</source>
        <translation>不上传</translation>
    </message>
    <message>
        <source>Not sending until %1</source>
        <comment>time</comment>
        <translation>%1 前不上传</translation>
    </message>
    <message>
        <source>Limit %1 until %2</source>
        <comment>speed, time</comment>
        <translation>限速 %1（至 %2）</translation>
    </message>
    <message>
        <source>Ignore the plan</source>
        <translation>忽略计划</translation>
    </message>
    <message>
        <source>Ignore the plan until %1</source>
        <comment>time</comment>
        <translation>%1 前忽略计划</translation>
    </message>
    <message>
        <source>The plan is ignored</source>
        <translation>已忽略计划</translation>
    </message>
    <message>
        <source>The plan is ignored until %1</source>
        <comment>time</comment>
        <translation>%1 前已忽略计划</translation>
    </message>
</context>
<context>
    <name>gui::SpeedWindow</name>
    <message>
        <source>Speed, last 10 minutes</source>
        <translation>最近 10 分钟速度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>slice under way</source>
        <translation>当前分片</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <comment>some of all bytes</comment>
        <translation>已确认 %1</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <comment>bytes</comment>
        <translation>传输中 %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <comment>bytes</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 had to be sent again</source>
        <comment>bytes</comment>
        <translation>重传 %1</translation>
    </message>
    <message>
        <source>nothing had to be sent again</source>
        <translation>没有重传</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a slice, how far it is</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>gui::StartAll</name>
    <message numerus="yes">
        <source>%n started</source>
        <translation>
            <numerusform>已开始 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are not ready</source>
        <translation>
            <numerusform>%n 个草稿待完善</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry every failed upload from where it stopped</source>
        <translation>所有失败项从断点重试</translation>
    </message>
    <message>
        <source>Nothing has failed</source>
        <translation>没有失败项</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Start the %n filled in</source>
        <translation>
            <numerusform>只开始已填写的 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start all %n</source>
        <translation>
            <numerusform>全部开始（%n 个）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts have only their file name. Start them all the same?</source>
        <translation>
            <numerusform>%n 个草稿只有文件名，仍要开始吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n drafts have only their file name. Start them as well?</source>
        <translation>
            <numerusform>%n 个草稿中有 %1 个只有文件名，也一起开始吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>全部开始</translation>
    </message>
    <message>
        <source>Start every waiting or paused upload</source>
        <translation>开始所有等待和暂停的上传</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>上传列表为空</translation>
    </message>
    <message>
        <source>Everything that is ready runs or waits already</source>
        <translation>可以开始的视频都已在上传或等待</translation>
    </message>
    <message>
        <source>Nothing that failed can be retried</source>
        <translation>没有可重试的失败项</translation>
    </message>
</context>
<context>
    <name>gui::StatusBar</name>
    <message>
        <source>Online</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Practice mode: nothing reaches Youku</source>
        <translation>练习模式：内容不会发布到优酷</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>Metered</source>
        <translation>按流量计费</translation>
    </message>
    <message>
        <source>Everything goes to a Youku of this computer&apos;s own, and nowhere else</source>
        <translation>所有内容只发送到本机的模拟优酷，不会外传</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Nothing waits for the network</source>
        <translation>没有上传在等待网络</translation>
    </message>
    <message>
        <source>Uploads wait for the network, and go on by themselves</source>
        <translation>有上传在等待网络，联网后自动继续</translation>
    </message>
    <message>
        <source>The system says that what goes over this connection is counted</source>
        <translation>系统提示当前网络按流量计费</translation>
    </message>
</context>
<context>
    <name>gui::StatusWords</name>
    <message>
        <source>Uploads by state</source>
        <translation>各状态的上传数</translation>
    </message>
</context>
<context>
    <name>gui::TableImport</name>
    <message>
        <source>Import table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken as they are.</source>
        <translation>
            <numerusform>有 %n 行无法导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Add the other %n</source>
        <translation>
            <numerusform>添加其余 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Add none</source>
        <translation>都不添加</translation>
    </message>
    <message>
        <source>videos.csv</source>
        <translation>视频.csv</translation>
    </message>
    <message>
        <source>Save example table</source>
        <translation>保存示例表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) become drafts that need details.</source>
        <translation>
            <numerusform>%n 行将作为草稿添加，需要补充信息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything in this table is read.</source>
        <translation>表格中有内容不会被读取。</translation>
    </message>
    <message numerus="yes">
        <source>Add %n video(s)</source>
        <translation>
            <numerusform>添加 %n 个视频</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::TagChip</name>
    <message>
        <source>Edit tag</source>
        <translation>编辑标签</translation>
    </message>
</context>
<context>
    <name>gui::TagsField</name>
    <message>
        <source>in %1 of %2</source>
        <translation>%2 个中有 %1 个</translation>
    </message>
    <message>
        <source>None typed: “Others” is sent</source>
        <translation>不填则使用“Others”</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>gui::TemplateMenu</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Fill the form from this template</source>
        <translation>用此模板填写视频信息</translation>
    </message>
    <message>
        <source>Select videos whose details can still be changed</source>
        <translation>请先选择信息仍可修改的视频</translation>
    </message>
    <message>
        <source>No template yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>另存为模板…</translation>
    </message>
    <message>
        <source>Manage templates…</source>
        <translation>管理模板…</translation>
    </message>
</context>
<context>
    <name>gui::TemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>No template yet. Fill in a video’s details, then choose Templates, Save as template.</source>
        <translation>还没有模板。填好一个视频的信息后，点“模板”里的“另存为模板”。</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>There is a template of this name already.</source>
        <translation>已有同名模板。</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation>模板 (*.json)</translation>
    </message>
    <message>
        <source>There are no templates in this file.</source>
        <translation>此文件中没有模板。</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>%1: %2 in its title stands for nothing.</source>
        <translation>%1：标题中的 %2 没有含义。</translation>
    </message>
    <message>
        <source>A video given such a template waits until its title is mended.</source>
        <translation>使用这样的模板后，须先改好标题才能上传。</translation>
    </message>
</context>
<context>
    <name>gui::ViewMenu</name>
    <message>
        <source>Pictures</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>gui::WeekGrid</name>
    <message>
        <source>Week plan</source>
        <translation>每周计划</translation>
    </message>
</context>
<context>
    <name>gui::WeekModel</name>
    <message>
        <source>%1 %2, %3</source>
        <comment>day, time, what the plan says</comment>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day, its plan</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>gui::WhenDone</name>
    <message>
        <source>Do nothing</source>
        <translation>不执行操作</translation>
    </message>
    <message>
        <source>Quit Youchuan</source>
        <translation>退出优传</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>关机</translation>
    </message>
    <message>
        <source>then Youchuan quits</source>
        <translation>完成后退出优传</translation>
    </message>
    <message>
        <source>then the computer sleeps</source>
        <translation>完成后睡眠</translation>
    </message>
    <message>
        <source>then the computer is shut down</source>
        <translation>完成后关机</translation>
    </message>
    <message>
        <source>Youchuan quits in %1.</source>
        <translation>优传将在 %1后退出。</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>立即退出</translation>
    </message>
    <message>
        <source>The computer sleeps in %1.</source>
        <translation>电脑将在 %1后睡眠。</translation>
    </message>
    <message>
        <source>Sleep now</source>
        <translation>立即睡眠</translation>
    </message>
    <message>
        <source>The computer is shut down in %1.</source>
        <translation>电脑将在 %1后关机。</translation>
    </message>
    <message>
        <source>Shut down now</source>
        <translation>立即关机</translation>
    </message>
    <message>
        <source>The system does not let Youchuan put the computer to sleep.</source>
        <translation>系统不允许优传让电脑睡眠。</translation>
    </message>
    <message>
        <source>The system does not let Youchuan shut the computer down.</source>
        <translation>系统不允许优传关闭电脑。</translation>
    </message>
</context>
<context>
    <name>gui::WorkArea</name>
    <message>
        <source>Drop videos or folders anywhere in this window</source>
        <translation>把视频或文件夹拖到窗口任意位置即可添加</translation>
    </message>
</context>
<context>
    <name>ingest::FileCollector</name>
    <message>
        <source>The folder cannot be read</source>
        <translation>文件夹无法读取</translation>
    </message>
    <message>
        <source>There is no file in this folder</source>
        <translation>这个文件夹里没有文件</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>Not a video that Youku takes</source>
        <translation>不是优酷支持的视频格式</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>Hidden; add it by its own name</source>
        <translation>隐藏项；如需添加请单独选择</translation>
    </message>
    <message>
        <source>A link to a folder; add that folder itself</source>
        <translation>指向文件夹的链接；请直接添加该文件夹</translation>
    </message>
    <message>
        <source>A link that leads nowhere</source>
        <translation>失效的链接</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>A link that leads out of the folder; add what it leads to itself</source>
        <translation>链接指向文件夹之外；请直接添加其目标</translation>
    </message>
</context>
<context>
    <name>ingest::Incoming</name>
    <message>
        <source>A web address; save the file on this computer first</source>
        <translation>网址；请先将文件保存到本机</translation>
    </message>
    <message>
        <source>Not on this computer; copy it here or connect its folder first</source>
        <translation>不在本机上；请先复制到本机或挂载其文件夹</translation>
    </message>
    <message>
        <source>Not the whole path of a file or folder</source>
        <translation>不是文件或文件夹的完整路径</translation>
    </message>
</context>
<context>
    <name>ingest::VideoTable</name>
    <message>
        <source>The table has no column “file”. Its first row names the columns: file, title, tags, category, description …</source>
        <translation>表格中没有“文件”列。第一行应为列名：文件、标题、标签、分类、简介等。</translation>
    </message>
    <message>
        <source>There is no video in this table.</source>
        <translation>表格中没有视频。</translation>
    </message>
    <message>
        <source>No file is named.</source>
        <translation>未填写文件。</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>找不到文件。</translation>
    </message>
    <message>
        <source>Not a video that Youku takes.</source>
        <translation>不是优酷支持的视频格式。</translation>
    </message>
    <message>
        <source>The same file stands in row %1.</source>
        <translation>与第 %1 行的文件相同。</translation>
    </message>
    <message>
        <source>The table cannot be read: %1</source>
        <translation>表格无法读取：%1</translation>
    </message>
    <message>
        <source>This file is too large to be a table.</source>
        <translation>文件太大，不像是表格。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>A quote is opened and not closed.</source>
        <translation>有引号没有闭合。</translation>
    </message>
    <message>
        <source>Not known and not read: %1.</source>
        <translation>未知的列，不会读取：%1。</translation>
    </message>
    <message>
        <source>There twice, only the first is read: %1.</source>
        <translation>列名重复，只读取第一列：%1。</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>The row is cut short: it has %1 of %2 cells.</source>
        <translation>这一行不完整：应有 %2 个单元格，只有 %1 个。</translation>
    </message>
    <message>
        <source>The row has %1 cells for %2 columns; a text that holds the separator needs quotes.</source>
        <translation>这一行有 %1 个单元格，但只有 %2 列；含有分隔符的文字需要加引号。</translation>
    </message>
    <message>
        <source>Only the beginning of the file&apos;s name fits into the title.</source>
        <translation>文件名过长，标题只保留了开头部分。</translation>
    </message>
    <message>
        <source>A link that leads nowhere.</source>
        <translation>失效的链接。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>Not a file.</source>
        <translation>不是文件。</translation>
    </message>
    <message>
        <source>A table may have %1 columns at most.</source>
        <translation>表格最多可有 %1 列。</translation>
    </message>
    <message>
        <source>The rest of the table</source>
        <translation>表格的其余部分</translation>
    </message>
    <message>
        <source>Only the first %1 rows of a table are read.</source>
        <translation>只读取表格的前 %1 行。</translation>
    </message>
    <message>
        <source>On another computer: add the file itself.</source>
        <translation>位于另一台计算机，请直接添加该文件。</translation>
    </message>
    <message>
        <source>file,title,tags,category,description,copyright,privacy,watch password,latitude,longitude,shoot time,account</source>
        <translation>文件,标题,标签,分类,简介,版权,观看权限,观看密码,纬度,经度,拍摄时间,账号</translation>
    </message>
    <message>
        <source>videos/river.mp4,Slow boat through Guizhou,&quot;river, boat&quot;,Travel,&quot;In quotes, a text may hold commas.&quot;,original,all,,26.65,106.63,2026-11-03 14:32,</source>
        <translation>视频/河流.mp4,乘船游贵州,&quot;河流, 小船&quot;,旅游,&quot;加引号后，文字里可以有逗号, 就像这里。&quot;,原创,公开,,26.65,106.63,2026-11-03 14:32,</translation>
    </message>
    <message>
        <source>videos/tea.mp4,Tea harvest {date},tea,,,original,password,abc123,,,,</source>
        <translation>视频/采茶.mp4,采茶 {日期},茶园,,,原创,输入密码观看,abc123,,,,</translation>
    </message>
    <message>
        <source>videos/night market.mp4,,,,,reproduced,only me,,,,,</source>
        <translation>视频/夜市.mp4,,,,,转载,仅自己可见,,,,,</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Uploads long videos to Youku.</source>
        <translation>把长视频上传到优酷。</translation>
    </message>
    <message>
        <source>Keep everything in this folder.</source>
        <translation>所有数据都保存在这个文件夹。</translation>
    </message>
    <message>
        <source>Practice mode: nothing reaches Youku.</source>
        <translation>练习模式：内容不会发布到优酷。</translation>
    </message>
    <message>
        <source>Start with the window minimized.</source>
        <translation>启动时最小化窗口。</translation>
    </message>
    <message>
        <source>Videos or folders to add.</source>
        <translation>要添加的视频或文件夹。</translation>
    </message>
</context>
<context>
    <name>store::OwnFile</name>
    <message>
        <source>Not a file of its own</source>
        <translation>不是独立的普通文件</translation>
    </message>
    <message>
        <source>It belongs to somebody else</source>
        <translation>它属于其他用户</translation>
    </message>
</context>
<context>
    <name>store::Profile</name>
    <message>
        <source>The folder %1 belongs to somebody else. Name a folder of your own.</source>
        <translation>文件夹 %1 属于其他用户。请换用您自己的文件夹。</translation>
    </message>
    <message>
        <source>Others may write to the folder %1. Name one that only you may write to, or take the right away (chmod go-w).</source>
        <translation>其他用户可以写入文件夹 %1。请换用只有您能写入的文件夹，或取消他人的写入权限（chmod go-w）。</translation>
    </message>
    <message>
        <source>%1 is a link, or belongs to somebody else. Remove it, or name another folder.</source>
        <translation>%1 是链接，或属于其他用户。请将其移除，或换用另一个文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>store::UploadStore</name>
    <message>
        <source>The queue was written by a newer version. It was set aside as %1, and a new one was begun.</source>
        <translation>上传列表由更新的版本写入，已另存为 %1，并新建了一个上传列表。</translation>
    </message>
    <message>
        <source>The queue was damaged. It was set aside as %1, and a new one was begun.</source>
        <translation>上传列表已损坏，已另存为 %1，并新建了一个上传列表。</translation>
    </message>
</context>
<context>
    <name>transfer::LocalFile</name>
    <message>
        <source>Not a file</source>
        <translation>不是文件</translation>
    </message>
</context>
<context>
    <name>youku::Metadata</name>
    <message>
        <source>Video %1</source>
        <comment>proposed for a file named 1.mp4</comment>
        <translation>视频 %1</translation>
    </message>
</context>
</TS>
